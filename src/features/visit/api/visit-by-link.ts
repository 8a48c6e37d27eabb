import * as operations from '../../../../amplify/areas/booking/operations';
import type { AnswerOf } from '../../../../amplify/kernel/declare';
import { call } from '../../../lib/api';

/** A visit as the holder of its manage link sees it. */
export type Visit = AnswerOf<typeof operations.appointmentByLink>['appointment'];

/** The visit that a manage link was made for. Throws LINK_INVALID for any other text. */
export const visitByLink = async (manageToken: string): Promise<Visit> =>
  (await call(operations.appointmentByLink, { manageToken }, 'public')).appointment;

/** Cancels the visit of a manage link, once for each request id. */
export const cancelByLink = async (cancellation: { requestId: string; manageToken: string }): Promise<Visit> =>
  (await call(operations.cancelByLink, cancellation, 'public')).appointment;

/** Moves the visit of a manage link to another time, once for each request id. */
export const moveByLink = async (move: { requestId: string; manageToken: string; startsAt: string }): Promise<Visit> =>
  (await call(operations.rescheduleByLink, move, 'public')).appointment;
