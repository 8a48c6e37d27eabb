import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_LENGTH = 22;

const signatureOf = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, SIGNATURE_LENGTH);

const isSignature = (given: string | undefined, expected: string): boolean => {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The token of a manage link: the appointment's id and a signature (132 bits), so a repeat gives the same link. */
export const manageTokenFor = (appointmentId: string, secret: string): string =>
  `${appointmentId}.${signatureOf(`manage:${appointmentId}`, secret)}`;

/** The appointment a token was signed for, or null when it was not signed by us. */
export function appointmentIdOf(manageToken: string, secret: string): string | null {
  const [appointmentId, signature, ...rest] = manageToken.split('.');
  if (!appointmentId || rest.length > 0) return null;
  return isSignature(signature, signatureOf(`manage:${appointmentId}`, secret)) ? appointmentId : null;
}

/** The token of a place on the waiting list: its id in base64url, and a signature. It also holds the time offered. */
export const waitingTokenFor = (waitingId: string, secret: string): string =>
  `${Buffer.from(waitingId).toString('base64url')}.${signatureOf(`waiting:${waitingId}`, secret)}`;

/** The place that a token was signed for, or null when it was not signed by us. */
export function waitingIdOfToken(waitingToken: string, secret: string): string | null {
  const [encoded, signature, ...rest] = waitingToken.split('.');
  if (!encoded || rest.length > 0) return null;
  const waitingId = Buffer.from(encoded, 'base64url').toString('utf8');
  return isSignature(signature, signatureOf(`waiting:${waitingId}`, secret)) ? waitingId : null;
}
