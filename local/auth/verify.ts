import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';

export type { Jwks };

export type TokenClaims = Readonly<Record<string, unknown>> & {
  readonly sub: string;
  readonly iss: string;
  readonly token_use: 'id' | 'access';
  readonly exp: number;
};

export interface TokenVerifier {
  /** The claims of an id or access token of this pool and client; throws for anything forged, expired or foreign. */
  verify(token: string): TokenClaims;
}

export const issuerOf = (userPoolId: string) => `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}`;

/** Checks signature, expiry, issuer, audience and use against the given keys; never asks the network. */
export function createTokenVerifier({
  userPoolId,
  clientId,
  jwks,
}: {
  userPoolId: string;
  clientId: string;
  jwks: Jwks;
}): TokenVerifier {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: null });
  verifier.cacheJwks(jwks);
  return { verify: (token) => verifier.verifySync(token) };
}
