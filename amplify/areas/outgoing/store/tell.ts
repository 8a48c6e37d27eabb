import type { TellEffect } from '../../../kernel/effects/effect';
import type { CommandDeps } from '../../../kernel/deps';
import { expand } from '../../../outgoing/expand';
import { putOutbox, readOutbox } from './outbox';

/**
 * Puts the messages about an event into the outbox, each once. Returns how many are new. Earlier ones are only read, so
 * that a clock may ask again and again at little cost.
 */
export async function tell(deps: CommandDeps, effect: TellEffect, eventId: string): Promise<number> {
  let put = 0;
  for (const row of expand(effect, { eventId }).outbox) {
    if ((await readOutbox(deps, row.outboxId)) !== null) continue;
    if ((await putOutbox(deps, row)) === 'PUT') put += 1;
  }
  return put;
}
