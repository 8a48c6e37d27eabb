import { randomUUID } from 'node:crypto';
import { searchKeysOf } from '../../domain/customers/search-terms';
import { openWorkshop } from '../../local/acceptance/small-workshop';
import { type Cloud, type GraphqlAuth, startCloud } from '../../local/cloud';
import { type Measure, say } from './measure';

const IMPORT = `mutation Import($requestId: ID!, $rows: AWSJSON!) {
  importCustomers(requestId: $requestId, rows: $rows) { ok code answer }
}`;
const SEARCH = `query Search($bucket: String!, $prefix: String!) {
  listSearchTerms(bucket: $bucket, term: { beginsWith: $prefix }, limit: 8) { items { customerId label contact } }
}`;

const CHUNK = 100;
const STORED = [100, 10_000];
/** One line in a hundred has no address that could be one. */
const isBad = (index: number): boolean => index % 100 === 57;

const lineOf = (index: number) => ({
  row: index + 2,
  name: `Given${index % 97} Family${index}`,
  email: isBad(index) ? 'no address' : `customer-${index}@example.com`,
  phone: `+61 4${String(index).padStart(8, '0')}`,
  plate: `P${String(index).padStart(5, '0')}Q`,
  make: 'Toyota',
  model: 'Corolla',
});

async function importLines(cloud: Cloud, auth: GraphqlAuth, [from, to]: readonly [number, number]): Promise<number> {
  let bad = 0;
  for (let start = from; start < to; start += CHUNK) {
    const lines = Array.from({ length: Math.min(CHUNK, to - start) }, (_, index) => lineOf(start + index));
    const { body } = await cloud.graphql(IMPORT, { requestId: randomUUID(), rows: JSON.stringify(lines) }, auth);
    const answer = body.data?.['importCustomers'] as { ok: boolean; answer: string } | undefined;
    if (!answer?.ok) throw new Error(`The import was refused: ${JSON.stringify(body).slice(0, 300)}`);
    const { outcomes } = JSON.parse(answer.answer) as { outcomes: { outcome: string }[] };
    bad += outcomes.filter(({ outcome }) => outcome === 'BAD').length;
  }
  return bad;
}

/** The search texts for the customer with this number. */
const typedOf = (index: number) => ({
  plate: lineOf(index).plate.slice(1, 5),
  'phone fragment': lineOf(index).phone.slice(-7),
  'name prefix': `family${index}`.slice(0, -1),
});

async function unitsOf(cloud: Cloud, auth: GraphqlAuth, typed: string): Promise<{ units: number; found: number }> {
  const { result, calls } = await cloud.metered(() =>
    Promise.all(searchKeysOf(typed).map(({ bucket, prefix }) => cloud.graphql(SEARCH, { bucket, prefix }, auth))),
  );
  const found = result.flatMap(({ body }) => (body.data?.['listSearchTerms'] as { items: unknown[] }).items);
  return { units: calls.reduce((sum, call) => sum + call.units, 0), found: found.length };
}

/** What an import leaves out, and the cost of finding a customer, with a small and a large register. */
export async function measureRegister(): Promise<Measure[]> {
  const cloud = await startCloud({ engine: 'native' });
  try {
    const { admin } = await openWorkshop(cloud, { bays: 1, technicians: 1 });
    const measures: Measure[] = [];
    let stored = 0;
    for (const count of STORED) {
      const startedAt = performance.now();
      const bad = await importLines(cloud, admin, [stored, count]);
      const imported = performance.now();
      await cloud.settle();
      const seconds = [(imported - startedAt) / 1000, (performance.now() - imported) / 1000].map(Math.round);
      say(`register: ${count} lines, imported in ${seconds[0]} s, found by everything ${seconds[1]} s later`);
      const label = `at ${count.toLocaleString('en')} customers`;
      measures.push({ name: `import up to ${count.toLocaleString('en')} lines: left out`, value: bad, unit: 'lines' });
      stored = count;
      for (const [kind, typed] of Object.entries(typedOf(42))) {
        const { units, found } = await unitsOf(cloud, admin, typed);
        if (found === 0) throw new Error(`Nobody is found by ${kind} ${typed}`);
        measures.push({ name: `search by ${kind} ${label}: read units`, value: units, unit: 'RCU' });
      }
    }
    return measures;
  } finally {
    await cloud.stop();
  }
}
