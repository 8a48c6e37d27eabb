import { refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { saveAudited } from '../../../kernel/save-audited';
import { backOff } from '../../../kernel/transaction';
import { readCustomerNow, replaceCustomer } from '../store/customers';

const MAX_TRIES = 10;

/**
 * A recipient complained about one of our emails: whatever they agreed to before, they get no more offers. Safe to
 * repeat.
 */
export async function endMarketing(
  deps: CommandDeps,
  { customerId, outboxId }: { readonly customerId: string; readonly outboxId: string },
): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const before = await readCustomerNow(deps, customerId);
    if (!before?.marketingConsent) return;
    const after = { ...before, marketingConsent: false };
    const saved = await saveAudited(
      deps,
      { kind: 'SYSTEM' },
      {
        subject: `customer#${before.customerId}`,
        requestId: `complaint-${outboxId}`,
        action: 'END_MARKETING',
        reason: 'COMPLAINT',
        before,
        after,
        items: [replaceCustomer(deps, before, after)],
        refused: () => refuse('VERSION_CONFLICT'),
      },
    );
    if (saved.ok) return;
    await backOff(deps, tries);
  }
  throw new Error('the record kept changing');
}
