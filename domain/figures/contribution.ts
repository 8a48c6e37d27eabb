import type { LocalDate } from '../shared/time';

/** The dates a record counts by: when it was made, worked, issued or paid. */
export const CONTRIBUTION_AXES = ['BOOKED', 'WORKED', 'ISSUED', 'PAID'] as const;
export type ContributionAxis = (typeof CONTRIBUTION_AXES)[number];

/** What a day's contributions are folded into. */
export const FIGURE_FAMILIES = ['MONEY', 'VISITS', 'PARTS', 'MAIL', 'PEOPLE'] as const;
export type FigureFamily = (typeof FIGURE_FAMILIES)[number];

/** Whole numbers by name. A missing name means 0. */
export type Amounts = Readonly<Record<string, number>>;

/** One record's contribution to the figures of one local day, on one axis. */
export interface Contribution {
  /** The day in the shop's zone. */
  readonly on: LocalDate;
  readonly amounts: Readonly<Partial<Record<FigureFamily, Amounts>>>;
  /** What the amounts are broken down by, such as the service or the technician. */
  readonly dimensions: Readonly<Record<string, string>>;
}
