/** What was done to a visit, in the words of the audit page and of the visit's history alike. */
export const VISIT_DONE = {
  BOOK: 'booked',
  CONFIRM: 'confirmed',
  UNCONFIRM: 'put back to unconfirmed',
  START: 'started',
  PAUSE: 'paused',
  COMPLETE: 'completed',
  REOPEN: 'reopened',
  CANCEL: 'cancelled',
  RESTORE: 'restored',
  MARK_NO_SHOW: 'marked as not come',
  RESCHEDULE: 'moved',
} as const;
