import type { Actor } from '../../../../domain/access/permissions';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { lacks } from '../../../kernel/save-audited';
import type { KindName } from '../../../outgoing/kinds/kind-names';
import { tell } from '../store/tell';

export interface TestMail {
  readonly requestId: string;
  readonly kind: KindName;
  /** The caller's own address, if proven; else empty. */
  readonly email: string;
}

/** Sends staff the sample of a kind, to their own address. FORBIDDEN, ADDRESS_UNPROVEN. Safe to repeat. */
export async function sendTest(deps: CommandDeps, actor: Actor, test: TestMail): Promise<Result<null>> {
  const forbidden = lacks(actor, 'outgoing:send');
  if (forbidden) return forbidden;
  if (actor.kind !== 'STAFF') return refuse('FORBIDDEN', { action: 'outgoing:send' });
  if (test.email === '') return refuse('ADDRESS_UNPROVEN');
  const { staffId } = actor;
  await tell(
    deps,
    {
      effect: 'TELL',
      kind: 'TEST_MAIL',
      about: { model: 'StaffMember', id: staffId },
      person: { staffId, email: test.email },
      facts: { sampleOf: test.kind },
    },
    `test#${staffId}#${test.requestId}`,
  );
  return ok(null);
}
