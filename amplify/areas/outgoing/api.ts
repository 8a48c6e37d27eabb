import { a } from '@aws-amplify/backend';
import { signedInCalls } from '../../data/authorization';
import { outgoing } from './resource';

type Arguments = Parameters<ReturnType<typeof a.mutation>['arguments']>[0];

const command = (args: Arguments) =>
  a
    .mutation()
    .arguments({ requestId: a.id().required(), ...args })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(outgoing))
    .authorization(signedInCalls);

const question = (args: Arguments) =>
  a
    .query()
    .arguments(args)
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(outgoing))
    .authorization(signedInCalls);

/** For staff: what the shop sends. */
export const outgoingOperations = {
  // Every kind with its event, audience and channels, as JSON in `content`.
  messageKinds: question({}),
  // A kind rendered from its sample, as JSON in `content`: subject, html, text and the names of attachments.
  previewKind: question({ kind: a.string().required() }),
  // The sample of a kind, to the caller's own proven address.
  sendTest: command({ kind: a.string().required() }),
  // Another round of tries for a message that was given up.
  sendAgain: command({ outboxId: a.id().required() }),
};
