import type { Actor } from '../../domain/access/permissions';
import { rolesFrom } from '../../domain/access/roles';
import type { CommandDeps } from '../kernel/deps';
import { readStaffMember } from '../areas/staff/facts';

/** An AppSync call as its function resolver hands it to a function. */
export interface AppSyncCall {
  readonly fieldName: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly identity?: Readonly<Record<string, unknown>> | null;
  readonly request?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** The caller, from AppSync's verified identity only. */
export interface Caller {
  readonly actor: Actor;
  /**
   * The address a signed-in caller has proven, in lower case, as addresses are stored; else empty. An unproven one may
   * be anyone's, so this never returns it.
   */
  readonly verifiedEmail: string;
  /** What throttles count by: the person, or the address of a visitor. */
  readonly countedAs: string;
}

/**
 * Turns AppSync's identity into an actor. Staff are looked up: their row's roles, grants and denials count from the
 * next call on, whatever the token still says, and a deactivated person has no rights. Only a person with a staff group
 * and no row yet (the first admin, made in the console) is taken at the token's word.
 */
export async function callerOf(deps: Pick<CommandDeps, 'db' | 'tables'>, call: AppSyncCall): Promise<Caller | null> {
  const claims = call.identity?.['claims'] as Readonly<Record<string, unknown>> | undefined;
  const sub = claims?.['sub'];
  if (typeof sub !== 'string')
    return { actor: { kind: 'VISITOR' }, verifiedEmail: '', countedAs: `ip:${addressOf(call)}` };
  const email = typeof claims?.['email'] === 'string' ? claims['email'].trim().toLowerCase() : '';
  const verifiedEmail = claims?.['email_verified'] === true || claims?.['email_verified'] === 'true' ? email : '';
  const known = { verifiedEmail, countedAs: sub };
  const groups = claims?.['cognito:groups'];
  const roles = rolesFrom(Array.isArray(groups) ? (groups as string[]) : []);
  if (roles.length === 0) return { actor: { kind: 'CUSTOMER', customerId: sub }, ...known };
  const person = await readStaffMember(deps, sub);
  if (person?.active === false) return null;
  const actor: Actor = {
    kind: 'STAFF',
    staffId: sub,
    roles: person?.roles ?? roles,
    technicianId: person?.technicianId ?? null,
    grants: person?.grants ?? [],
    denials: person?.denials ?? [],
  };
  return { actor, ...known };
}

/** The nearest address that AppSync itself saw: the entry it appended, the last but one before its own edge. */
function addressOf(call: AppSyncCall): string {
  const forwarded = call.request?.headers?.['x-forwarded-for'] ?? '';
  const addresses = forwarded.split(',').map((address) => address.trim());
  return addresses.at(-2) ?? addresses.at(-1) ?? 'unknown';
}
