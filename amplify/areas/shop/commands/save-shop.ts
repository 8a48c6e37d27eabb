import { type Actor, can } from '../../../../domain/access/permissions';
import type { Service } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Skill } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { brokenByHours, sameHours, wouldBreak } from '../../../../domain/calendar/broken';
import { type Result, refuse } from '../../../../domain/shared/result';
import { isZone } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { hexFingerprintOf } from '../../../kernel/fingerprint';
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
import { type SaveChange, answeredBefore, orConflict, plainChange } from '../../../kernel/save-change';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_STAFF } from '../../staff/audit';
import { SHOWN_OF_BAY, SHOWN_OF_SERVICE, SHOWN_OF_SETTINGS } from '../audit';
import { firstTakenDate, visitsToCome } from '../../booking/commands/visits-to-come';

const overtaken = () => refuse('VERSION_CONFLICT');

/**
 * Writes the workshop's settings. Refuses with FORBIDDEN, VERSION_CONFLICT when another editor was faster, INVALID_INPUT for an unknown zone, ZONE_LOCKED while time is
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
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  if (before !== null && before.timeZone !== settings.timeZone) {
    const date = await firstTakenDate(deps, before);
    if (date !== null) return refuse('ZONE_LOCKED', { timeZone: before.timeZone, date });
  }
  if (before !== null && !change.acceptBroken && !sameHours(before.hours, settings.hours)) {
    const hours = { before: before.hours, after: settings.hours, zone: before.timeZone };
    const broken = brokenByHours(await visitsToCome(deps, before), hours);
    if (broken.length > 0) return wouldBreak(broken);
  }
  const saved = await saveAudited(deps, actor, {
    subject: 'settings',
    requestId: change.requestId,
    before,
    after: settings,
    shows: SHOWN_OF_SETTINGS,
    items: [putSettings(deps, before, settings, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readSettingsIfAny(deps));
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
  const before = await readService(deps, service.serviceId);
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  const saved = await saveAudited(deps, actor, {
    subject: `service#${service.serviceId}`,
    requestId: change.requestId,
    before,
    after: service,
    shows: SHOWN_OF_SERVICE,
    items: [putService(deps, before, service, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readService(deps, service.serviceId));
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
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  const isLost = before?.active === true && (!bay.active || bay.kind !== before.kind);
  if (isLost && !change.acceptBroken) {
    const visits = await visitsToCome(deps, await readSettings(deps));
    const broken = visits.filter(({ bayId }) => bayId === bay.bayId);
    if (broken.length > 0) return wouldBreak(broken);
  }
  const saved = await saveAudited(deps, actor, {
    subject: `bay#${bay.bayId}`,
    requestId: change.requestId,
    before,
    after: bay,
    shows: SHOWN_OF_BAY,
    items: [putBay(deps, before, bay, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readBay(deps, bay.bayId));
}

export interface SaveStaffMemberInput {
  readonly person: StaffMember;
  /** Set for people who work on cars. Null takes somebody who did until now off them. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

/** Roles, sign-in and whether somebody works here are changed by `setStaffAccess` alone. */
const sameAccess = (one: StaffMember, other: StaffMember): boolean =>
  one.active === other.active &&
  one.email === other.email &&
  JSON.stringify([...one.roles].sort()) === JSON.stringify([...other.roles].sort());

/**
 * The place on the schedule of somebody who begins to work on cars. Everybody may read it, and the id of the person is
 * that of their sign-in, so it does not show in it.
 */
export const technicianIdOf = (staffId: string): string => `tech-${hexFingerprintOf(`technician:${staffId}`)}`;

const worksOnCars = ({ technicianId, offCars }: StaffMember): boolean => technicianId !== null && offCars !== true;

/**
 * Writes a member of staff, and the nameless technician row of one who works on cars, together; somebody who did not
 * until now is put on the schedule, and somebody who no longer does is taken off it. Visits that new hours leave outside,
 * or that lose their technician, are listed with WOULD_BREAK unless that is accepted. What somebody may do here is not
 * changed by this: FORBIDDEN, as for a person who is not there yet. VERSION_CONFLICT when their row was changed
 * meanwhile, lest a dismissal be undone.
 */
export async function saveStaffMember(
  deps: CommandDeps,
  actor: Actor,
  { person: given, work }: SaveStaffMemberInput,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'staff:edit');
  if (forbidden) return forbidden;
  const before = await readStaffMember(deps, given.staffId);
  if (before?.removedAt !== undefined) return refuse('NOT_FOUND', { field: 'staffId' });
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  const person = memberOf(before, given, work !== null);
  if (
    actor.kind !== 'SYSTEM' &&
    (before === null || !sameAccess(before, person) || !mayWorkAs(actor, before, person))
  ) {
    return refuse('FORBIDDEN', { action: 'staff:access' });
  }
  const { technicianId } = person;
  const technician = technicianId === null ? null : await readTechnician(deps, technicianId);
  if (technician !== null && !change.acceptBroken) {
    const broken = await brokenByTechnician(deps, { ...technician, after: person.active ? work : null });
    if (broken.length > 0) return wouldBreak(broken);
  }
  const write = { by: actor, requestId: change.requestId };
  const items = [putStaffMember(deps, before, person, write)];
  const place = work ?? technician;
  if (technicianId !== null && place !== null) {
    const { skills, hours } = place;
    const after = { technicianId, skills, hours, active: person.active && worksOnCars(person) };
    items.push(putTechnician(deps, technician, after, write));
  }
  const saved = await saveAudited(deps, actor, {
    subject: `staff#${person.staffId}`,
    requestId: change.requestId,
    before: before && { ...before, skills: technician?.skills, hours: technician?.hours },
    after: { ...person, skills: place?.skills, hours: place?.hours },
    shows: SHOWN_OF_STAFF,
    items,
    refused: overtaken,
  });
  return orConflict(saved, () => readStaffMember(deps, person.staffId));
}

/** The row as it will be: what is not given, such as single permissions, stays. */
function memberOf(before: StaffMember | null, given: StaffMember, works: boolean): StaffMember {
  const { offCars: _off, ...kept } = { ...before, ...given };
  const technicianId = given.technicianId ?? before?.technicianId ?? (works ? technicianIdOf(given.staffId) : null);
  return { ...kept, technicianId, ...(technicianId !== null && !works ? { offCars: true } : {}) };
}

/** A place on the schedule is kept, or begun as one's own; nobody gives it to themselves without `staff:access`. */
function mayWorkAs(actor: Actor, before: StaffMember, after: StaffMember): boolean {
  const isNew = before.technicianId === null && after.technicianId === technicianIdOf(after.staffId);
  if (after.technicianId !== before.technicianId && !isNew) return false;
  const begins = worksOnCars(after) && !worksOnCars(before);
  const isSelf = actor.kind === 'STAFF' && actor.staffId === after.staffId;
  return !begins || !isSelf || can(actor, 'staff:access');
}

export async function brokenByTechnician(
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
