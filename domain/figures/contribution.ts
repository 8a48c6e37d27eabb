/** The dates a record counts by: when it was made, worked, issued or paid. */
export type ContributionAxis = 'BOOKED' | 'WORKED' | 'ISSUED' | 'PAID';

/** What a day's contributions are folded into. */
export type FigureFamily = 'MONEY' | 'VISITS' | 'PARTS' | 'MAIL' | 'PEOPLE';
