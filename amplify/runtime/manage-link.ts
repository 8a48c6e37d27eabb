import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_LENGTH = 22;

const signatureOf = (appointmentId: string, secret: string): string =>
  createHmac('sha256', secret).update(`manage:${appointmentId}`).digest('base64url').slice(0, SIGNATURE_LENGTH);

/** The token of a manage link: the appointment's id and a signature (132 bits), so a repeat gives the same link. */
export const manageTokenFor = (appointmentId: string, secret: string): string =>
  `${appointmentId}.${signatureOf(appointmentId, secret)}`;

/** The appointment a token was signed for, or null when it was not signed by us. */
export function appointmentIdOf(manageToken: string, secret: string): string | null {
  const [appointmentId, signature, ...rest] = manageToken.split('.');
  if (!appointmentId || signature?.length !== SIGNATURE_LENGTH || rest.length > 0) return null;
  const expected = Buffer.from(signatureOf(appointmentId, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? appointmentId : null;
}
