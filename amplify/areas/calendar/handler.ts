import * as v from 'valibot';
import { BLOCKED_THINGS, BLOCK_KINDS } from '../../../domain/calendar/time-block';
import { type Result, ok } from '../../../domain/shared/result';
import { blockTime, freeTime } from './commands/block-time';
import { boundedText, line, localDate, localTime, orNull, recordId, uuid } from '../../kernel/fields';
import { type Answer, answering, operation } from '../../door/answering';

const done = (result: Result<unknown>): Result<Answer> => (result.ok ? ok({}) : result);

const blockArguments = v.object({
  requestId: uuid,
  kind: v.picklist(BLOCK_KINDS),
  resourceKind: v.picklist(BLOCKED_THINGS),
  resourceId: v.pipe(
    orNull(recordId),
    v.transform((id) => id ?? ''),
  ),
  from: localDate,
  to: localDate,
  fromTime: orNull(localTime),
  toTime: orNull(localTime),
  title: line(100),
  keepAppointments: v.pipe(
    orNull(v.boolean()),
    v.transform((keep) => keep === true),
  ),
});

const freeArguments = v.object({
  requestId: uuid,
  week: v.pipe(v.string(), v.regex(/^\d{4}-W\d\d$/)),
  blockId: boundedText(80),
});

/** The schedule's own operations. See `amplify/areas/calendar/api.ts`. */
export const handler = answering({
  blockTime: operation(blockArguments, async (deps, { actor }, input) => done(await blockTime(deps, actor, input))),
  freeTime: operation(freeArguments, async (deps, { actor }, input) => done(await freeTime(deps, actor, input))),
});
