import { rebuildFigures, verifyFigures } from '../amplify/areas/figures/commands/recount';
import { rollUp } from '../amplify/areas/figures/commands/roll-up';
import { figureEffects } from './figure-effects';
import { withLocalData } from './local-data';

const SHOWN = 20;

/**
 * `npm run figures` recomputes the figures from the records; with `-- --verify` it only compares them, after folding what
 * is due anyway, and fails if anything differs.
 */
async function main(): Promise<void> {
  const isVerifying = process.argv.includes('--verify');
  const { records, differences } = await withLocalData(async (deps) => {
    const effects = await figureEffects(deps);
    await (isVerifying ? rollUp(deps) : rebuildFigures(deps, effects));
    return { records: effects.length, differences: await verifyFigures(deps, effects) };
  });
  console.log(`${records} records ${isVerifying ? 'compared' : 'recounted'}`);
  for (const difference of differences.slice(0, SHOWN)) console.log(JSON.stringify(difference));
  console.log(differences.length === 0 ? 'Figures and records agree.' : `${differences.length} differences.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
