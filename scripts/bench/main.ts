// `npm run bench [-- --json] [-- --lighthouse] [-- --million] [-- --only=site,functions]`
import { judge, lineOf, say, type Measure, type Verdict } from './measure';

const flags = process.argv.slice(2);
const groups: Record<string, () => Promise<Measure[]>> = {
  capacity: async () => (await import('./capacity')).measureCapacity({ million: flags.includes('--million') }),
  designs: async () => (await import('./designs')).measureDesigns(),
  latency: async () => (await import('./latency')).measureLatency(),
  register: async () => (await import('./register')).measureRegister(),
  figures: async () => (await import('./figures')).measureFigures(),
  availability: async () => (await import('./availability')).measureAvailability(),
  functions: async () => (await import('./functions')).measureFunctions(),
  site: async () => (await import('./site')).measureSite(),
  runtime: async () => (await import('./runtime')).measureRuntime(),
  lighthouse: async () => (await import('./lighthouse')).measureLighthouse(),
};

const only = flags
  .find((flag) => flag.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const wanted = only ?? Object.keys(groups).filter((name) => name !== 'lighthouse' || flags.includes('--lighthouse'));

async function measureAll(): Promise<Record<string, Verdict>> {
  const verdicts: Record<string, Verdict> = {};
  for (const name of wanted) {
    const group = groups[name];
    if (!group) throw new Error(`There is no group "${name}": ${Object.keys(groups).join(', ')}`);
    try {
      for (const measure of await group()) verdicts[measure.name] = judge(measure);
    } catch (error) {
      say(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      verdicts[`${name}: could not be measured`] = { value: null, unit: '', budget: null, ok: false };
    }
  }
  return verdicts;
}

function printTable(verdicts: Record<string, Verdict>): void {
  const width = Math.max(...Object.keys(verdicts).map((name) => name.length));
  for (const [name, verdict] of Object.entries(verdicts)) console.log(lineOf(name, verdict, width));
}

const verdicts = await measureAll();
if (flags.includes('--json')) console.log(JSON.stringify(verdicts, null, 2));
else printTable(verdicts);
process.exit(Object.values(verdicts).every(({ ok }) => ok) ? 0 : 1);
