import { KINDS } from '../../../outgoing/registry';
import type { Urgency } from '../../../outgoing/kind';
import { type DeliveryDeps, type DeliverySettings, atThisMoment } from './delivery-deps';
import { type DueRow, readDueOutbox } from '../store/outbox';
import { type DeliveryOutcome, deliver } from './deliver';

const ORDER: Readonly<Record<Urgency, number>> = { ASKED: 0, PROMPT: 1, CAN_WAIT: 2 };
const AT_ONCE = 5;

export interface DeliveryReport {
  readonly outcomes: Readonly<Partial<Record<DeliveryOutcome, number>>>;
  /** Rows that could not be written: they are tried again. */
  readonly failed: readonly string[];
}

/**
 * Delivers many rows, a few at a time: first what people are waiting for, then by age. One that fails does not hold up
 * the others; rows not begun when time runs out stay due.
 */
export async function deliverMany(
  deps: DeliveryDeps,
  settings: DeliverySettings,
  { rows, hasTime }: { readonly rows: readonly DueRow[]; hasTime(): boolean },
): Promise<DeliveryReport> {
  // A row may be of a kind that this version no longer knows.
  const urgencyOf = ({ kind }: DueRow) => ORDER[Object.hasOwn(KINDS, kind) ? KINDS[kind].urgency : 'CAN_WAIT'];
  const queue = rows.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || (a.queuedAt < b.queuedAt ? -1 : 1));
  const outcomes: Partial<Record<DeliveryOutcome, number>> = {};
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let row = queue.shift(); row !== undefined && hasTime(); row = queue.shift()) {
      try {
        const outcome = await deliver(deps, settings, row.outboxId);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      } catch (error) {
        const name = error instanceof Error ? error.name : 'Unknown';
        deps.log.error('delivery failed', { outboxId: row.outboxId, error: name });
        failed.push(row.outboxId);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { outcomes, failed };
}

const DUE_AT_ONCE = 100;

/** Delivers what is due, page after page, until nothing is left or time runs out. */
export async function deliverDue(
  deps: DeliveryDeps,
  settings: DeliverySettings,
  hasTime: () => boolean,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (let page = 0; page < DUE_AT_ONCE && hasTime(); page += 1) {
    const rows = await readDueOutbox(atThisMoment(deps), DUE_AT_ONCE);
    if (rows.length === 0) break;
    const report = await deliverMany(deps, settings, { rows, hasTime });
    reports.push(report);
    // Nothing moved: the index has not caught up yet, or the tables take no writes. The next run, a minute later, goes
    // on.
    if (Object.keys(report.outcomes).every((outcome) => outcome === 'NOT_OURS')) break;
  }
  return reports;
}
