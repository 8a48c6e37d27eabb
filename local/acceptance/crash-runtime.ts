// crash.int.test.ts runs this in a separate process: it books until it is killed, or reads what is left.
import { startCloud } from '../cloud';
import { appointmentsOn, book, busyCells, openWorkshop, signedIn } from './small-workshop';

const [task, dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Usage: crash-runtime BOOK|LOOK <folder>');

const BAYS = 20;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const cloud = await startCloud({ dataDir });
const workshop = await openWorkshop(cloud, { bays: BAYS, technicians: BAYS });

async function bookAll(): Promise<void> {
  const customers = await Promise.all(
    Array.from({ length: 2 * BAYS }, (_, number) => signedIn(cloud, `customer-${number}@example.com`)),
  );
  say({ at: 'READY' });
  await Promise.all(
    customers.map(async (auth) =>
      say({ at: 'BOOKED', answer: await book(cloud, auth, { startsAt: workshop.startsAt }) }),
    ),
  );
}

async function look(): Promise<void> {
  const appointments = await appointmentsOn(cloud, workshop.admin, workshop.visitDate);
  say({
    at: 'FOUND',
    appointmentIds: appointments.map(({ appointmentId }) => appointmentId),
    busyCells: await busyCells(cloud, workshop.week),
  });
}

try {
  await (task === 'BOOK' ? bookAll() : look());
} catch (error) {
  say({ at: 'ERROR', text: error instanceof Error ? error.message : 'unknown' });
}
await cloud.stop();
process.exit(0);
