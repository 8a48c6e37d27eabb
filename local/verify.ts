import { addDays, localDateOf } from '../domain/shared/time';
import { verifySheets } from '../amplify/areas/booking/commands/verify-sheets';
import { readSettings } from '../amplify/areas/shop/store/shop';
import { withLocalData } from './local-data';

const DAYS_BACK = 60;
const SHOWN = 20;

/** `npm run verify`: recomputes the day sheets from the appointments and prints the differences. Fails if there are any. */
async function main(): Promise<void> {
  const { differences, ...counts } = await withLocalData(async (deps) => {
    const { timeZone, horizonDays } = await readSettings(deps);
    const today = localDateOf(deps.now, timeZone);
    return verifySheets(deps, { from: addDays(today, -DAYS_BACK), to: addDays(today, horizonDays) });
  });
  console.log(`${counts.days} days, ${counts.appointments} appointments, ${counts.cells} cells taken`);
  for (const difference of differences.slice(0, SHOWN)) console.log(JSON.stringify(difference));
  console.log(differences.length === 0 ? 'Sheets and appointments agree.' : `${differences.length} differences.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
