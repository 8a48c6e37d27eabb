import type { Caller } from './authorise';
import type { RequestContext } from './velocity';

/** The address of the edge in front of AppSync, last in `x-forwarded-for`. */
export const EDGE_ADDRESS = '127.0.0.1';

/** Gives templates and functions the headers of a deployed API, without those that only prove the caller. */
export function contextFor(caller: Caller, headers: Record<string, string>, requestId: string): RequestContext {
  const addresses = (headers['x-forwarded-for'] ?? EDGE_ADDRESS).split(', ');
  return {
    requestAuthorizationMode: caller.mode,
    ...(caller.jwt ? { jwt: caller.jwt } : {}),
    ...(caller.iamToken ? { iamToken: caller.iamToken } : {}),
    sourceIp: addresses.at(-2) ?? EDGE_ADDRESS,
    headers,
    appsyncErrors: [],
    requestId,
    resolverCount: 0,
  };
}
