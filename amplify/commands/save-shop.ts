import { type Actor, type Permission, can } from '../../domain/access/permissions';
import type { Service } from '../../domain/catalogue/service';
import type { WeekHours } from '../../domain/schedule/hours';
import type { Bay, Skill } from '../../domain/schedule/resource';
import type { ShopSettings } from '../../domain/schedule/shop';
import { brokenByHours, sameHours } from '../../domain/schedule/broken';
import { type Result, ok, refuse } from '../../domain/shared/result';
import { isZone } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { saveTogether } from '../runtime/transaction';
import { actorIdOf, differenceOf, putAuditEntry } from '../store/audit';
import {
  type StaffMember,
  putBay,
  putService,
  putSettings,
  putStaffMember,
  putTechnician,
  readBay,
  readService,
  readSettings,
  readSettingsIfAny,
  readStaffMember,
  readTechnician,
} from '../store/shop';
import { wouldBreak } from './block-time';
import { firstTakenDate, visitsToCome } from './visits-to-come';

/** The request behind a change, and whether what it breaks has been looked at and accepted. */
export interface SaveChange {
  readonly requestId: string;
  readonly acceptBroken: boolean;
}

type TransactItem = Parameters<typeof saveTogether>[1][number];

const plainChange = (deps: CommandDeps): SaveChange => ({ requestId: deps.newId(), acceptBroken: false });

/** Writes a record and what changed in it, together. */
async function saveAudited(
  deps: CommandDeps,
  actor: Actor,
  record: {
    readonly subject: string;
    readonly requestId: string;
    readonly before: object | null;
    readonly after: object;
    readonly items: readonly TransactItem[];
  },
): Promise<Result<null>> {
  const entry = {
    subject: record.subject,
    auditId: `${deps.now}#${record.requestId}`,
    at: deps.now,
    actorKind: actor.kind,
    actorId: actorIdOf(actor),
    action: record.before === null ? 'CREATE' : 'CHANGE',
    reason: '',
    requestId: record.requestId,
    ...differenceOf(record.before, record.after),
  };
  const outcome = await saveTogether(deps, [...record.items, putAuditEntry(deps, entry)]);
  return outcome.kind === 'SAVED' ? ok(null) : refuse('REQUEST_IN_PROGRESS');
}

const lacks = (actor: Actor, permission: Permission) =>
  can(actor, permission) ? null : refuse('FORBIDDEN', { action: permission });

/**
 * Writes the workshop's settings. Refuses with FORBIDDEN, INVALID_INPUT for an unknown zone, ZONE_LOCKED while time is
 * taken from today on (cells are counted in the zone), and WOULD_BREAK with the visits that new opening hours leave
 * outside, unless that is accepted: they then stand as they are.
 */
export async function saveShopSettings(
  deps: CommandDeps,
  actor: Actor,
  settings: ShopSettings,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'settings:edit');
  if (forbidden) return forbidden;
  if (!isZone(settings.timeZone)) return refuse('INVALID_INPUT', { field: 'timeZone' });
  const before = await readSettingsIfAny(deps);
  if (before !== null && before.timeZone !== settings.timeZone) {
    const date = await firstTakenDate(deps, before);
    if (date !== null) return refuse('ZONE_LOCKED', { timeZone: before.timeZone, date });
  }
  if (before !== null && !change.acceptBroken && !sameHours(before.hours, settings.hours)) {
    const hours = { before: before.hours, after: settings.hours, zone: before.timeZone };
    const broken = brokenByHours(await visitsToCome(deps, before), hours);
    if (broken.length > 0) return wouldBreak(broken);
  }
  const items = [putSettings(deps, settings)];
  return saveAudited(deps, actor, { subject: 'settings', requestId: change.requestId, before, after: settings, items });
}

/** Writes a service. Bookings made before keep the name and price they were made with. */
export async function saveService(
  deps: CommandDeps,
  actor: Actor,
  service: Service,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'catalogue:edit');
  if (forbidden) return forbidden;
  if (new Set(service.plans.map(({ planId }) => planId)).size !== service.plans.length) {
    return refuse('INVALID_INPUT', { field: 'plans' });
  }
  return saveAudited(deps, actor, {
    subject: `service#${service.serviceId}`,
    requestId: change.requestId,
    before: await readService(deps, service.serviceId),
    after: service,
    items: [putService(deps, service)],
  });
}

/** Writes a bay. One that is taken out of use or refitted takes no new bookings; those it has are listed with WOULD_BREAK. */
export async function saveBay(
  deps: CommandDeps,
  actor: Actor,
  bay: Bay,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'settings:edit');
  if (forbidden) return forbidden;
  const before = await readBay(deps, bay.bayId);
  const isLost = before?.active === true && (!bay.active || bay.kind !== before.kind);
  if (isLost && !change.acceptBroken) {
    const visits = await visitsToCome(deps, await readSettings(deps));
    const broken = visits.filter(({ bayId }) => bayId === bay.bayId);
    if (broken.length > 0) return wouldBreak(broken);
  }
  return saveAudited(deps, actor, {
    subject: `bay#${bay.bayId}`,
    requestId: change.requestId,
    before,
    after: bay,
    items: [putBay(deps, bay)],
  });
}

export interface SaveStaffMemberInput {
  readonly person: StaffMember;
  /** Set for people who work on cars. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

/**
 * Writes a member of staff, and the nameless technician row of one who works on cars, together. Visits that new hours
 * leave outside, or that lose their technician, are listed with WOULD_BREAK unless that is accepted.
 */
export async function saveStaffMember(
  deps: CommandDeps,
  actor: Actor,
  { person, work }: SaveStaffMemberInput,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'staff:edit');
  if (forbidden) return forbidden;
  if (work !== null && person.technicianId === null) return refuse('INVALID_INPUT', { field: 'technicianId' });
  const before = await readStaffMember(deps, person.staffId);
  const technician = person.technicianId === null ? null : await readTechnician(deps, person.technicianId);
  if (technician !== null && !change.acceptBroken) {
    const broken = await brokenByTechnician(deps, { ...technician, after: person.active ? work : null });
    if (broken.length > 0) return wouldBreak(broken);
  }
  const items = [putStaffMember(deps, person)];
  if (work !== null && person.technicianId !== null) {
    items.push(putTechnician(deps, { technicianId: person.technicianId, ...work, active: person.active }));
  }
  return saveAudited(deps, actor, {
    subject: `staff#${person.staffId}`,
    requestId: change.requestId,
    before: before && { ...before, skills: technician?.skills, hours: technician?.hours },
    after: { ...person, ...work },
    items,
  });
}

async function brokenByTechnician(
  deps: CommandDeps,
  technician: {
    readonly technicianId: string;
    readonly hours: WeekHours;
    readonly active: boolean;
    readonly after: { readonly hours: WeekHours } | null;
  },
) {
  const { technicianId, hours, after } = technician;
  if (!technician.active || (after !== null && sameHours(hours, after.hours))) return [];
  const settings = await readSettings(deps);
  const visits = (await visitsToCome(deps, settings)).filter((visit) => visit.technicianId === technicianId);
  return after === null
    ? visits
    : brokenByHours(visits, { before: hours, after: after.hours, zone: settings.timeZone });
}
