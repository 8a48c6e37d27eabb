import { signedHeaders } from '../appsync/signature';
import type { CallerKey } from '../functions/callers';

/** The key of a function with every right on the pool, for tests. */
export const POOL_KEY: CallerKey = {
  id: 'AKIAPOOL',
  secret: 'secret-of-the-pool',
  functionName: 'staff',
  statements: [{ Effect: 'Allow', Action: 'cognito-idp:*', Resource: 'arn:aws:cognito-idp:*:*:userpool/*' }],
};

/** Calls an operation of the user pool over HTTP, signed by a key or unsigned; returns the answer. */
export async function callPool(
  endpoint: string,
  [operation, request]: readonly [string, object],
  { signer, at, headers = {} }: { signer?: CallerKey; at?: Date; headers?: Readonly<Record<string, string>> } = {},
): Promise<unknown> {
  const body = JSON.stringify(request);
  const { host } = new URL(endpoint);
  const signed = signer
    ? signedHeaders({ method: 'POST', url: '/', host, body, service: 'cognito-idp' }, signer, at)
    : {};
  const target = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
  const response = await fetch(endpoint, { method: 'POST', headers: { ...target, ...signed, ...headers }, body });
  return response.json();
}
