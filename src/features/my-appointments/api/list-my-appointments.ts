import { appointmentsByCustomer } from '../../../../amplify/areas/booking/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Appointment } from '../../../../domain/booking/appointment';
import { readPage } from '../../../lib/api';

/** A visit as its customer sees it, without internal fields. */
export type Visit = Pick<
  Appointment,
  | 'appointmentId'
  | 'customerId'
  | 'serviceId'
  | 'serviceName'
  | 'planId'
  | 'planName'
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'visitDate'
  | 'priceCents'
  | 'vehiclePlate'
  | 'vehicleMake'
  | 'vehicleModel'
  | 'vehicleYear'
  | 'cancelReason'
  | 'version'
>;

export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly nextToken: string | null;
}

/** One page of the customer's visits, latest first. */
export async function listMyAppointments(customerId: string, nextToken: string | null): Promise<VisitPage> {
  const range = { customerId, sortDirection: 'DESC', limit: 50, nextToken } as const;
  const page = await readPage(appointmentsByCustomer, range);
  return { visits: page.rows.map(visitOf), nextToken: page.nextToken };
}

function visitOf(row: RowOf<typeof appointmentsByCustomer>): Visit {
  return {
    appointmentId: row.appointmentId,
    customerId: row.customerId ?? '',
    serviceId: row.serviceId ?? '',
    serviceName: row.serviceName ?? '',
    planId: row.planId ?? null,
    planName: row.planName ?? '',
    status: row.status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    visitDate: row.visitDate,
    priceCents: row.priceCents ?? 0,
    vehiclePlate: row.vehiclePlate ?? '',
    vehicleMake: row.vehicleMake ?? '',
    vehicleModel: row.vehicleModel ?? '',
    vehicleYear: row.vehicleYear ?? null,
    cancelReason: row.cancelReason ?? null,
    version: row.version ?? 1,
  };
}
