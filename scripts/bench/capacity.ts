import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { fillWeek, openBench } from './bench-cloud';
import { say, type Measure } from './measure';
import { measureMillion } from './million';
import { fillAppointments, fillCalendarDay, measureOperations, storedRow } from './operations';

const STORED = [100, 10_000];

/** Functions on the way of the query, by the resolvers and pipelines that would be deployed. */
async function functionsInThePath(): Promise<number> {
  const api = await readApi(await synthesise(), DEFAULT_FACTS);
  const resolver = api.resolvers.find(({ fieldName }) => fieldName === 'listDaySheets');
  if (!resolver) throw new Error('There is no resolver for listDaySheets');
  const steps = 'functions' in resolver ? resolver.functions : [];
  const direct = 'dataSourceName' in resolver ? [resolver.dataSourceName] : [];
  const sources = [
    ...direct,
    ...api.functions.filter(({ name }) => steps.includes(name)).map(({ dataSourceName }) => dataSourceName),
  ];
  if (sources.length === 0) throw new Error('listDaySheets has no data source: nothing was looked at');
  return sources.filter((name) => api.sources[name]?.kind === 'function').length;
}

/** The capacity units of reading, booking, moving and cancelling, with little and with much history. */
export async function measureCapacity(options: { readonly million: boolean }): Promise<Measure[]> {
  const bench = await openBench();
  try {
    await fillWeek(bench);
    await fillCalendarDay(bench);
    const measures: Measure[] = [];
    let stored = 0;
    for (const count of STORED) {
      const startedAt = performance.now();
      await fillAppointments(bench, stored, count);
      const seconds = (performance.now() - startedAt) / 1000;
      say(`capacity: ${count} stored appointments, ${Math.round((count - stored) / seconds)} loaded a second`);
      stored = count;
      measures.push(...(await measureOperations(bench, `at ${count.toLocaleString('en')} appointments`)));
    }
    if (options.million) measures.push(...(await measureMillion(bench, await storedRow(bench))));
    const calls = await functionsInThePath();
    return [...measures, { name: 'availability of a week: function calls', value: calls, unit: 'calls' }];
  } finally {
    await bench.cloud.stop();
  }
}
