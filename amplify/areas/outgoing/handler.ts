import { answering } from '../../door/answering';
import { required } from '../../kernel/tables';
import { messageKinds, previewKind } from './commands/preview-kind';
import { sendAgain } from './commands/send-again';
import { sendTest } from './commands/send-test';
import * as operations from './operations';

export const handler = answering(operations, {
  messageKinds: (_deps, { actor }) => Promise.resolve(messageKinds(actor)),
  previewKind: (deps, { actor }, { kind }) => previewKind(deps, actor, { kind, siteUrl: required('SITE_URL') }),
  sendTest: (deps, { actor, verifiedEmail }, test) => sendTest(deps, actor, { ...test, email: verifiedEmail }),
  sendAgain: (deps, { actor }, message) => sendAgain(deps, actor, message),
});
