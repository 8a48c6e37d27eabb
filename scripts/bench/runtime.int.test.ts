import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge, lineOf } from './measure';
import { memoryMb } from './process-tree';
import { measureUse, start, stop } from './runtime';
import type { Running } from './runtime';
import { copyProject } from './runtime-copy';
import type { ProjectCopy } from './runtime-copy';

let copy: ProjectCopy;
let running: Running;

beforeAll(async () => {
  copy = copyProject({ withCaches: true });
  running = await start(copy.folder);
}, 300_000);
afterAll(async () => {
  await stop(running.child);
  copy.remove();
});

// Memory only: seconds depend on the machine's load, so only the bench measures them.
it('npm start fits in the memory it is allowed, fresh and in use, and takes a changed function', async () => {
  const fresh = { name: 'runtime: memory, fresh', value: memoryMb(running.pid), unit: 'MB' };
  const measures = [fresh, ...(await measureUse(running, copy.folder))].filter(({ unit }) => unit !== 's');
  expect(measures.length).toBe(3);
  const over = measures.filter((measure) => !judge(measure).ok);
  expect(over.map((measure) => lineOf(measure.name, judge(measure)))).toEqual([]);
});
