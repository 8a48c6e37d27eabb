/** The changes of a visit in words, shared by the audit page and the visit's history. */
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
