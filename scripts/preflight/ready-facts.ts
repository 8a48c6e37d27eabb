import { hostingRules } from '../site/hosting-rules';
import type { Facts, Read } from './facts';

const found = <T>(value: T): Read<T> => ({ kind: 'FOUND', value });

export const VARIABLES = {
  SITE_URL: 'https://book.kerrstreet.test',
  MAIL_FROM: 'Kerr Street Motors <bookings@kerrstreet.test>',
};

/** A deployment that lacks nothing, for tests. */
export const ready: Facts = {
  nodeVersion: '22.11.0',
  variables: VARIABLES,
  secret: found('0123456789abcdef0123456789abcdef'),
  bootstrapVersion: found(28),
  mailIdentity: found({ isVerified: true }),
  mailAccount: found({ isOutOfSandbox: true }),
  rules: found(hostingRules()),
  wantedRules: hostingRules(),
};
