import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandBench, openCommandBench } from '../../local/testing/command-bench';
import { openOnce } from './once';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

const opener = (requestId: string) => (content: unknown) =>
  openOnce(bench.deps(), { operation: 'doInSteps', caller: 'somebody', requestId, content });

describe('the mark of work in steps', () => {
  it('lets a repeat continue while the work is not done, and returns it afterwards', async () => {
    const open = opener(randomUUID());
    expect(await open('one').begin()).toBeNull();
    expect(await open('one').begin()).toBeNull();
    await open('one').save({ recordId: 'a' });
    expect(await open('one').begin()).toEqual({ isSame: true, answer: { recordId: 'a' } });
    expect(await open('one').known()).toEqual({ isSame: true, answer: { recordId: 'a' } });
  });

  it('detects other content from the first step on', async () => {
    const open = opener(randomUUID());
    await open('one').begin();
    expect(await open('other').begin()).toEqual({ isSame: false, answer: null });
    await open('one').save({});
    expect(await open('other').begin()).toEqual({ isSame: false, answer: null });
  });

  it('is taken back when the work was refused: it may then be requested with other content', async () => {
    const open = opener(randomUUID());
    await open('one').begin();
    await open('one').drop();
    expect(await open('other').known()).toBeNull();
    expect(await open('other').begin()).toBeNull();
    expect(await open('one').begin()).toEqual({ isSame: false, answer: null });
  });

  it('of two at once keeps the first answer, and is not taken back once it is there', async () => {
    const open = opener(randomUUID());
    await Promise.all([open('one').begin(), open('one').begin()]);
    await open('one').save({ recordId: 'a' });
    await open('one').save({ recordId: 'b' });
    await open('one').drop();
    expect(await open('one').known()).toEqual({ isSame: true, answer: { recordId: 'a' } });
  });
});
