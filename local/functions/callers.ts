import type { IncomingMessage } from 'node:http';
import { type SignatureFault, verdictOnSignature } from '../appsync/signature';
import type { Role } from './iam';

/** A function's access key and what its role may do. */
export interface CallerKey extends Role {
  readonly id: string;
  readonly secret: string;
}

/** The keys of those who may call a stand-in. */
export interface Callers {
  /** Accepts these keys, as far as their roles allow. A known key gets the new role. */
  accept(keys: readonly CallerKey[]): void;
  /** The caller who signed this call to a service, or why the signature is invalid. */
  callerOf(request: CallHead, body: string | Buffer): CallVerdict;
}

type CallHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

export type CallVerdict = { readonly caller: CallerKey } | { readonly fault: SignatureFault };

/**
 * The account operator's credentials, for tools on this machine: the database in NoSQL Workbench, `npm run redrive`.
 * Pages cannot use them: no stand-in answers the preflight request that a browser sends before a signature.
 */
export const OPERATOR: CallerKey = {
  id: 'local',
  secret: 'local',
  functionName: 'operator',
  statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

export function openCallers(service: string, known: readonly CallerKey[] = []): Callers {
  const keys = new Map(known.map((key) => [key.id, key]));
  return {
    accept: (accepted) => {
      for (const key of accepted) keys.set(key.id, key);
    },
    callerOf: (request, body) => callerAmong({ service, keyBy: (id) => keys.get(id) }, request, body),
  };
}

/** The caller who signed a call to this service, with `keyBy` to find keys. */
export function callerAmong(
  { service, keyBy }: { readonly service: string; keyBy(accessKeyId: string): CallerKey | undefined },
  { method = 'POST', url = '/', headers: sent }: CallHead,
  body: string | Buffer,
): CallVerdict {
  const headers = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
  );
  const verdict = verdictOnSignature({ method, url, headers, body }, service, (id) => keyBy(id)?.secret);
  if ('fault' in verdict) return verdict;
  const caller = keyBy(verdict.keyId);
  if (caller === undefined) throw new Error('a key that went while it was looked at');
  return { caller };
}
