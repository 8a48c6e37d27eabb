import type { Appointment } from '../../../../domain/booking/appointment';
import { request } from '../../../lib/graphql';

const MINE = `query Mine($customerId: String!, $nextToken: String) {
  appointmentsByCustomer(customerId: $customerId, sortDirection: DESC, limit: 50, nextToken: $nextToken) {
    items {
      appointmentId customerId serviceId serviceName planId planName status startsAt endsAt visitDate priceCents
      vehiclePlate vehicleMake vehicleModel vehicleYear cancelReason version
    }
    nextToken
  }
}`;

/** A visit as its customer sees it: what was promised, without the workshop's bookkeeping. */
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

type VisitRow = { [Field in keyof Visit]?: Visit[Field] | null } & Pick<
  Visit,
  'appointmentId' | 'status' | 'startsAt' | 'endsAt' | 'visitDate'
>;

interface MineAnswer {
  appointmentsByCustomer: { items: (VisitRow | null)[]; nextToken?: string | null } | null;
}

export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly nextToken: string | null;
}

/** One page of the customer's visits, the latest first. */
export async function listMyAppointments(customerId: string, nextToken: string | null): Promise<VisitPage> {
  const { appointmentsByCustomer: page } = await request<MineAnswer>(MINE, { customerId, nextToken }, 'user');
  const visits = (page?.items ?? []).flatMap((row) => (row ? [visitOf(row)] : []));
  return { visits, nextToken: page?.nextToken ?? null };
}

function visitOf(row: VisitRow): Visit {
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
