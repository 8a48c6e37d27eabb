import { expect, it } from 'vitest';
import { measureFigures } from './figures';
import { judge } from './measure';

it('counting keeps to what it may cost, in capacity units', async () => {
  const measures = await measureFigures();
  console.log(measures.map(({ name, value, unit }) => `${name}: ${String(value)} ${unit}`).join('\n'));
  expect(measures.length).toBeGreaterThan(7);
  expect(measures.filter((measure) => !judge(measure).ok)).toEqual([]);
}, 120_000);
