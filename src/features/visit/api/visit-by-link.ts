import type { AppointmentStatus } from '../../../../domain/booking/appointment';
import { type CommandResult, accepted } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

/** A visit as the holder of its manage link sees it. */
export interface Visit {
  readonly appointmentId: string;
  readonly reference: string;
  readonly status: AppointmentStatus;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly planId: string | null;
  readonly planName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly priceCents: number;
  readonly currency: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly vehiclePlate: string;
  readonly vehicleMake: string;
  readonly vehicleModel: string;
  readonly version: number;
  /** Every time a request named, best first. */
  readonly preferredTimes: readonly string[] | null;
  readonly cancellableUntil: string;
  readonly shopName: string;
  readonly shopPhone: string;
  /** The way on which this page hears that the visit changed; null for visits booked before there was one. */
  readonly liveChannel: string | null;
}

const RESULT = `ok code facts appointment {
  appointmentId reference status serviceId serviceName planId planName preferredTimes startsAt endsAt timeZone priceCents currency contactName
  contactEmail vehiclePlate vehicleMake vehicleModel version cancellableUntil shopName shopPhone liveChannel
}`;

const VISIT = `query Visit($manageToken: String!) { appointmentByLink(manageToken: $manageToken) { ${RESULT} } }`;
const CANCEL = `mutation Cancel($requestId: ID!, $manageToken: String!, $reason: String) {
  cancelByLink(requestId: $requestId, manageToken: $manageToken, reason: $reason) { ${RESULT} }
}`;

const MOVE = `mutation Move($requestId: ID!, $manageToken: String!, $startsAt: String!) {
  rescheduleByLink(requestId: $requestId, manageToken: $manageToken, startsAt: $startsAt) { ${RESULT} }
}`;

/** The visit that a manage link was made for. Throws LINK_INVALID for any other text. */
export async function visitByLink(manageToken: string): Promise<Visit> {
  const answer = await request<{ appointmentByLink: CommandResult<Visit> }>(VISIT, { manageToken }, 'public');
  return accepted(answer.appointmentByLink).appointment;
}

/** Cancels the visit of a manage link, once for each request id. */
export async function cancelByLink(cancellation: { requestId: string; manageToken: string }): Promise<Visit> {
  const answer = await request<{ cancelByLink: CommandResult<Visit> }>(CANCEL, cancellation, 'public');
  return accepted(answer.cancelByLink).appointment;
}

/** Moves the visit of a manage link to another time, once for each request id. */
export async function moveByLink(move: { requestId: string; manageToken: string; startsAt: string }): Promise<Visit> {
  const answer = await request<{ rescheduleByLink: CommandResult<Visit> }>(MOVE, move, 'public');
  return accepted(answer.rescheduleByLink).appointment;
}
