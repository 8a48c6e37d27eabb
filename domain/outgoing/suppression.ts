export const SUPPRESSION_REASONS = ['PERMANENT_BOUNCE', 'COMPLAINT', 'TRANSIENT_BOUNCES', 'MANUAL'] as const;
/** Why nothing more is sent to an address. */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** This many temporary failures, each within two weeks of the one before, count as a permanent one. */
export const MOST_TRANSIENT_BOUNCES = 5;

/** How long a temporary failure is remembered, in days. */
export const TRANSIENT_DAYS = 14;

/** A mail service's report about the address itself. */
export type AddressReport = 'PERMANENT_BOUNCE' | 'TRANSIENT_BOUNCE' | 'COMPLAINT';

/** Whether a report ends all mail to the address; `bounces` counts the temporary failures, this one included. */
export function suppressionFor(report: AddressReport, bounces: number): SuppressionReason | null {
  if (report !== 'TRANSIENT_BOUNCE') return report;
  return bounces >= MOST_TRANSIENT_BOUNCES ? 'TRANSIENT_BOUNCES' : null;
}
