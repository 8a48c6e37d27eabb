import type { CalendarAppointment } from '../api/appointment-row';

/** A scheduled brake service on Tuesday 24 November 2026, 9:30 to 10:30 in Sydney; spell out only what matters. */
export function anAppointment(facts: Partial<CalendarAppointment> = {}): CalendarAppointment {
  return {
    appointmentId: '3f2b8c1e-0000-4000-8000-000000000001',
    customerId: 'customer-1',
    vehicleId: null,
    serviceId: 'brakes-front',
    serviceName: 'Front brake pads',
    planId: null,
    planName: '',
    preferredTimes: [],
    inspection: null,
    status: 'SCHEDULED',
    channel: 'PUBLIC',
    startsAt: '2026-11-23T22:30:00.000Z',
    endsAt: '2026-11-23T23:30:00.000Z',
    visitDate: '2026-11-24',
    bayId: 'bay-1',
    technicianId: 'tech-1',
    priceCents: 24900,
    contactName: 'Casey Customer',
    contactEmail: 'casey@workbay.example',
    contactPhone: '+61 2 5550 1234',
    vehiclePlate: 'CAS 123',
    vehicleMake: 'Toyota',
    vehicleModel: 'Corolla',
    vehicleYear: 2018,
    note: '',
    cancelReason: null,
    version: 3,
    createdAt: '2026-11-20T02:00:00.000Z',
    updatedAt: '2026-11-20T02:00:00.000Z',
    ...facts,
  };
}

/** An instant of that day on Sydney's clock (UTC+11). */
export function sydney(time: string): string {
  return new Date(`2026-11-24T${time}:00+11:00`).toISOString();
}
