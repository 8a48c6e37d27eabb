export const SUPPRESSION_REASONS = ['PERMANENT_BOUNCE', 'COMPLAINT', 'TRANSIENT_BOUNCES', 'MANUAL'] as const;
/** Why nothing is sent to an address any more. */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** So many passing failures, each within two weeks of the one before, count as one for good. */
export const MOST_TRANSIENT_BOUNCES = 5;

/** How long a passing failure is remembered, in days. */
export const TRANSIENT_DAYS = 14;

/** What a mail service reports that concerns the address itself. */
export type AddressReport = 'PERMANENT_BOUNCE' | 'TRANSIENT_BOUNCE' | 'COMPLAINT';

/** Whether a report ends all mail to the address; `bounces` counts the passing failures, this one included. */
export function suppressionFor(report: AddressReport, bounces: number): SuppressionReason | null {
  if (report !== 'TRANSIENT_BOUNCE') return report;
  return bounces >= MOST_TRANSIENT_BOUNCES ? 'TRANSIENT_BOUNCES' : null;
}
