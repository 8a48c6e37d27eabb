import { answering } from '../../door/answering';
import { blockTime, freeTime } from './commands/block-time';
import * as operations from './operations';

export const handler = answering(operations, {
  blockTime: (deps, { actor }, { resourceId, ...input }) =>
    blockTime(deps, actor, { ...input, resourceId: resourceId ?? '' }),
  freeTime: (deps, { actor }, input) => freeTime(deps, actor, input),
});
