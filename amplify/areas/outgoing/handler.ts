import * as v from 'valibot';
import { type Result, ok } from '../../../domain/shared/result';
import { type Answer, answering, operation } from '../../door/answering';
import { requestId } from '../../kernel/fields';
import { required } from '../../kernel/tables';
import { KIND_NAMES } from '../../outgoing/kinds/kind-names';
import { messageKinds, previewKind } from './commands/preview-kind';
import { sendAgain } from './commands/send-again';
import { sendTest } from './commands/send-test';

const done = (result: Result<null>): Result<Answer> => (result.ok ? ok({}) : result);
const kind = v.picklist(KIND_NAMES);
const outboxId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** See `amplify/areas/outgoing/api.ts`. */
export const handler = answering({
  messageKinds: operation(v.object({}), (_deps, { actor }) => Promise.resolve(messageKinds(actor))),
  previewKind: operation(v.object({ kind }), (deps, { actor }, chosen) =>
    previewKind(deps, actor, { kind: chosen.kind, siteUrl: required('SITE_URL') }),
  ),
  sendTest: operation(v.object({ requestId, kind }), async (deps, { actor, verifiedEmail }, test) =>
    done(await sendTest(deps, actor, { ...test, email: verifiedEmail })),
  ),
  sendAgain: operation(v.object({ requestId, outboxId }), async (deps, { actor }, message) =>
    done(await sendAgain(deps, actor, message)),
  ),
});
