import { startCloud } from '../cloud';

/** Fills a data folder with the demo workshop and all its effects: `make-snapshot.ts <folder>`. */
async function makeSnapshot(dataDir: string): Promise<void> {
  const cloud = await startCloud({ dataDir, seed: 'by-commands' });
  await cloud.settle();
  await cloud.stop();
}

const [, , folder = ''] = process.argv;
makeSnapshot(folder).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    process.exit(1);
  },
);
