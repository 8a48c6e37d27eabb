import type { CommandDeps } from '../../kernel/deps';
import { type EffectWriters, carryOut } from '../../kernel/effects/carry-out';
import type { RowChange } from '../../kernel/effects/effect';
import { effectsOfChange } from '../../kernel/effects/quiet';
import { EFFECTS } from './rules';
import { writersOf } from './writers';

/** Carries out what follows from one change to any followed table. Safe to repeat, and in any order. */
export async function applyChange(
  deps: CommandDeps,
  change: RowChange,
  writers: EffectWriters = writersOf(deps),
): Promise<void> {
  const rule = Object.hasOwn(EFFECTS, change.model) ? EFFECTS[change.model] : undefined;
  if (rule === undefined) throw new Error(`no rule for changes of ${change.model}`);
  await carryOut(writers, effectsOfChange(rule(change), change), change);
}
