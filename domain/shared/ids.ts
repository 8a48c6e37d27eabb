const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
// No 0/O, 1/I/L, U: can be read over the phone without mistakes (Crockford's idea).
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** True for a lower-case UUID, the only form of a client-made id that commands accept. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A short label of an appointment for people, such as `WB-7K3QF2`. A label, not a key: it may occur twice. */
export function referenceOf(appointmentId: string): string {
  let rest = Number.parseInt(appointmentId.replaceAll('-', '').slice(0, 12), 16);
  let label = '';
  for (let index = 0; index < 6; index += 1) {
    label += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return `WB-${label}`;
}
