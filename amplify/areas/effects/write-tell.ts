import type { CommandDeps } from '../../kernel/deps';
import type { LiveEffect, RowChange, TellEffect } from '../../kernel/effects/effect';
import { expand } from '../../outgoing/expand';
import { putNotice } from '../notices/parts';
import { putOutbox } from '../outgoing/parts';

/** Writes the messages of a tell, each row once. Returns who has a new notice to look at. */
export async function writeTell(
  deps: CommandDeps,
  tell: TellEffect,
  change: Pick<RowChange, 'eventId'>,
): Promise<readonly LiveEffect[]> {
  const { outbox, notices } = expand(tell, change);
  for (const row of outbox) await putOutbox(deps, row);
  for (const row of notices) await putNotice(deps, row);
  return notices.map(({ noticeId }) => ({
    ...{ effect: 'LIVE', audience: 'staff:notices', topic: 'NOTICE', id: noticeId, version: 1 },
  }));
}
