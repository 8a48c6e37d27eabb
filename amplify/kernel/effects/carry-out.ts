import type { Effect, LiveEffect, RowChange } from './effect';

type Of<Name extends Effect['effect']> = Extract<Effect, { effect: Name }>;

/**
 * How each kind of effect is carried out: once per change, however often it is asked for. The key of what is written is
 * the claim, so that a repeat finds it there, or says nothing newer.
 */
export interface EffectWriters {
  /** Returns the news for open pages: who got a notice. */
  TELL(effect: Of<'TELL'>, change: RowChange): Promise<readonly LiveEffect[]>;
  AUDIT(effect: Of<'AUDIT'>, change: RowChange): Promise<void>;
  INDEX(effect: Of<'INDEX'>, change: RowChange): Promise<void>;
  FIGURE(effect: Of<'FIGURE'>, change: RowChange): Promise<void>;
  LOG(effect: Of<'LOG'>, change: RowChange): Promise<void>;
  TASK(effect: Of<'TASK'>, change: RowChange): Promise<void>;
  /** All of a change together, once what the pages will read is written. */
  LIVE(effects: readonly LiveEffect[], change: RowChange): Promise<void>;
}

/**
 * Carries out what follows from one change: what is written, then the news of it, then the tasks, which take their
 * time. One that fails holds up none of the others; in the end the change counts as failed, so that it is parked, and
 * all of it may be done again.
 */
export async function carryOut(writers: EffectWriters, effects: readonly Effect[], change: RowChange): Promise<void> {
  const failures: unknown[] = [];
  const news = effects.filter((effect) => effect.effect === 'LIVE');
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => failures.push(error));
  };
  for (const effect of effects) {
    if (effect.effect === 'LIVE' || effect.effect === 'TASK') continue;
    await attempt(async () => news.push(...(await write(writers, effect, change))));
  }
  if (news.length > 0) await attempt(() => writers.LIVE(news, change));
  for (const effect of effects) if (effect.effect === 'TASK') await attempt(() => writers.TASK(effect, change));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(messageOf).join('; '));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const NO_NEWS: readonly LiveEffect[] = [];

async function write(
  writers: EffectWriters,
  effect: Exclude<Effect, Of<'LIVE' | 'TASK'>>,
  change: RowChange,
): Promise<readonly LiveEffect[]> {
  switch (effect.effect) {
    case 'TELL':
      return writers.TELL(effect, change);
    case 'AUDIT':
      await writers.AUDIT(effect, change);
      return NO_NEWS;
    case 'INDEX':
      await writers.INDEX(effect, change);
      return NO_NEWS;
    case 'FIGURE':
      await writers.FIGURE(effect, change);
      return NO_NEWS;
    case 'LOG':
      await writers.LOG(effect, change);
      return NO_NEWS;
  }
}
