import { type AddressReport, suppressionFor } from '../../../../domain/outgoing/suppression';
import type { CommandDeps } from '../../../kernel/deps';
import { endMarketing } from '../../customers/parts';
import type { MailReport } from './mail-report';
import { NOT_DUE, moveOutbox, readOutbox } from '../store/outbox';
import { addressHashOf, countBounce, suppress } from '../store/suppression';

/**
 * Applies a report from the mail service: to the row's state where the table allows it, the address's standing, and a
 * customer's consent after a complaint. Reports come late, twice and in any order; each part is safe to repeat and
 * depends on no other, so a report that failed half way is simply delivered again.
 */
export async function applyMailReport(
  deps: CommandDeps,
  { addressKey }: { readonly addressKey: string },
  report: MailReport,
): Promise<void> {
  const { outboxId, event, messageId, at, cause } = report;
  const isDead = event === 'REJECT';
  await moveOutbox(deps, outboxId, {
    event,
    set: { ...NOT_DUE, messageId, cause, deadShard: isDead ? 'DEAD' : null, reason: null },
    ...(isDead ? {} : { first: { sentAt: at || deps.now } }),
  });
  if (report.report === null) return;
  for (const address of report.addresses) {
    await judgeAddress(deps, { addressHash: addressHashOf(bare(address), addressKey), ...report.report });
  }
  if (report.report.kind !== 'COMPLAINT') return;
  const row = await readOutbox(deps, outboxId);
  const customerId = row?.customerId ?? null;
  if (customerId !== null) await endMarketing(deps, { customerId, outboxId });
}

async function judgeAddress(
  deps: CommandDeps,
  { addressHash, kind, id }: { readonly addressHash: string; readonly kind: AddressReport; readonly id: string },
): Promise<void> {
  const bounces = kind === 'TRANSIENT_BOUNCE' ? await countBounce(deps, { addressHash, reportId: id }) : 0;
  const reason = suppressionFor(kind, bounces);
  if (reason !== null) await suppress(deps, { addressHash, reason });
}

/** Some reports name the recipient as a header does: `Casey <casey@example.com>`. */
const bare = (recipient: string): string => /<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient;
