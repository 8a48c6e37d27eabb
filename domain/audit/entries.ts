import { APPOINTMENT_ACTIONS } from '../booking/appointment';

/** What can be done to a visit. */
export const VISIT_ACTIONS = ['BOOK', ...APPOINTMENT_ACTIONS, 'RESCHEDULE', 'END_LINKS', 'MERGE', 'ANONYMISE'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** Every action an audit entry can record; a page has a word for each. */
export const AUDIT_ACTIONS = [
  ...['CREATE', 'CHANGE', 'DELETE'],
  ...VISIT_ACTIONS,
  ...['JOIN', 'LEAVE', 'BLOCK', 'FREE'],
  ...['FILE', 'IMPORT', 'EXPORT', 'END_MARKETING'],
  ...['READING', 'TRANSFER', 'FILE_ADD', 'FILE_READY', 'FILE_REMOVE'],
  ...['INVITE', 'INVITE_AGAIN', 'SET_ACCESS', 'REMOVE_PERSON', 'RESET_TWO_STEP'],
  ...['SEND_AGAIN', 'QUIET_RUN'],
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The kinds of record an entry can be about: the word before the `#`. */
export const AUDIT_KINDS = [
  ...['appointment', 'block', 'waiting', 'customer', 'vehicle'],
  ...['staff', 'service', 'bay', 'message', 'run'],
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** The record of an entry: `appointment#<id>`. There is one for the settings, and one register of customers. */
export type AuditSubject = 'settings' | 'customers' | `${AuditKind}#${string}`;
