import { a } from '@aws-amplify/backend';

/**
 * The answer of every operation. A refusal is a value: `ok` is false, `code` is one of the domain's problem codes and
 * `facts` (JSON) holds what the screen needs. `answer` (JSON) is what the operation declares. `INTERNAL` means a fault
 * of ours; its details are in the log under `requestId`.
 */
export const commandResultTypes = {
  CommandResult: a.customType({
    ok: a.boolean().required(),
    code: a.string(),
    facts: a.json(),
    requestId: a.id().required(),
    answer: a.json(),
  }),
};
