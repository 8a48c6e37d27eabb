import type { CustomerRecord } from './access-world';

/** Values found only in this customer's records. */
export const tracesOf = ({ customerId, email, vehicleId, over, toCome }: CustomerRecord): string[] => [
  ...[customerId, email, vehicleId],
  ...[over.appointmentId, toCome.appointmentId],
];

export function tracesIn(answer: unknown, record: CustomerRecord): string[] {
  const text = JSON.stringify(answer);
  return tracesOf(record).filter((trace) => text.includes(trace));
}

/** Every read of a customer's records, each under its own alias. */
export const everything = (of: CustomerRecord, alias: string): string => `
  ${alias}Customer: getCustomer(customerId: "${of.customerId}") { customerId name email phone }
  ${alias}Vehicle: getVehicle(vehicleId: "${of.vehicleId}") { vehicleId customerId plate }
  ${alias}Visit: getAppointment(appointmentId: "${of.toCome.appointmentId}") { appointmentId customerId contactEmail }
  ${alias}Visits: appointmentsByCustomer(customerId: "${of.customerId}") { items { appointmentId contactEmail } }
  ${alias}Cars: vehiclesByCustomer(customerId: "${of.customerId}") { items { vehicleId plate } }
  ${alias}Mail: customersByEmail(email: "${of.email}") { items { customerId email } }
  ${alias}Day: appointmentsByVisitDate(visitDate: "${of.visitDate}") { items { appointmentId contactName } }`;
