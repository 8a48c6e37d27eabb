import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { toMs } from '../../../domain/shared/time';
import { runTask } from '../../gateways/area-functions';
import { publishLiveChanges } from '../../gateways/live-changes';
import { differenceOf, saveAuditEntry } from '../../kernel/audit';
import type { CommandDeps } from '../../kernel/deps';
import type { EffectWriters } from '../../kernel/effects/carry-out';
import type { AuditEffect, LiveEffect, LogEffect, RowChange } from '../../kernel/effects/effect';
import { indexTerms } from '../../kernel/effects/index-terms';
import { putContribution } from '../figures/parts';
import { writeTell } from './write-tell';

const NEWS_SECONDS = 3600;

/** How each effect of a change is carried out, with one clock. */
export const writersOf = (deps: CommandDeps): EffectWriters => ({
  TELL: (effect, change) => writeTell(deps, effect, change),
  AUDIT: (effect, change) => writeAudit(deps, effect, change),
  INDEX: (effect) => indexTerms(deps, effect),
  FIGURE: (effect) => putContribution(deps, effect),
  LOG: (effect) => writeLog(deps, effect),
  TASK: ({ area, task, input }, { eventId }) => runTask({ area, task, input, requestId: `${eventId}#${task}` }),
  LIVE: (effects) => publishNews(deps, effects),
});

/** One row for many changes, already written by this instance: not even tried again. */
const written = new Set<string>();

async function publishNews({ now }: CommandDeps, effects: readonly LiveEffect[]): Promise<void> {
  const expiresAt = Math.floor(toMs(now) / 1000) + NEWS_SECONDS;
  const keyOf = ({ audience, id }: LiveEffect) => `${audience} ${id}`;
  const fresh = effects.filter((effect) => effect.topic !== 'RELOAD' || !written.has(keyOf(effect)));
  await publishLiveChanges(fresh.map(({ effect: _effect, ...change }) => ({ ...change, expiresAt })));
  for (const effect of fresh) if (effect.topic === 'RELOAD') written.add(keyOf(effect));
}

/** The entry of an event, or the one that covers many of them. */
async function writeAudit(
  deps: CommandDeps,
  { effect: _effect, once, version, before, after, shows, ...entry }: AuditEffect,
  { eventId }: RowChange,
): Promise<void> {
  if (once !== undefined && written.has(once)) return;
  const at = once === undefined ? entry.at : deps.now;
  const auditId = once ?? `${at}#${String(version).padStart(6, '0')}#${eventId}`;
  await saveAuditEntry(deps, { ...entry, at, auditId, ...differenceOf(before, after, shows) });
  if (once !== undefined) written.add(once);
}

async function writeLog({ db, tables }: CommandDeps, { model, key, row }: LogEffect): Promise<void> {
  const table = `${model.charAt(0).toLowerCase()}${model.slice(1)}` as keyof CommandDeps['tables'];
  const put = new PutCommand({
    ...{ TableName: tables[table], Item: row },
    ...{ ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': key } },
  });
  await db.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}
