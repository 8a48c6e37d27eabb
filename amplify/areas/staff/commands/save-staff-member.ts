import { type Actor, can } from '../../../../domain/access/permissions';
import { brokenByHours, sameHours, wouldBreak } from '../../../../domain/calendar/broken';
import type { WeekHours } from '../../../../domain/calendar/hours';
import { type Result, refuse } from '../../../../domain/shared/result';
import type { Skill } from '../../../../domain/shop/resource';
import type { CommandDeps } from '../../../kernel/deps';
import { hexFingerprintOf } from '../../../kernel/fingerprint';
import { type SaveChange, answeredBefore, orConflict, plainChange } from '../../../kernel/save-change';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { visitsToCome } from '../../booking/facts';
import { putTechnician } from '../../shop/parts';
import { readSettings, readTechnician } from '../../shop/facts';
import { SHOWN_OF_STAFF } from '../audit';
import { type StaffMember, putStaffMember, readStaffMember } from '../store/staff';

export interface SaveStaffMemberInput {
  readonly person: StaffMember;
  /** Set for people who work on cars. Null takes a person who did until now off the schedule. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

/** Only `setStaffAccess` changes roles, sign-in and whether a person works here. */
const sameAccess = (one: StaffMember, other: StaffMember): boolean =>
  one.active === other.active &&
  one.email === other.email &&
  JSON.stringify([...one.roles].sort()) === JSON.stringify([...other.roles].sort());

/**
 * The place on the schedule of a person who begins to work on cars. Everyone may read it, so it does not reveal the
 * person's id, which is that of their sign-in.
 */
export const technicianIdOf = (staffId: string): string => `tech-${hexFingerprintOf(`technician:${staffId}`)}`;

const worksOnCars = ({ technicianId, offCars }: StaffMember): boolean => technicianId !== null && offCars !== true;

/**
 * Writes a staff member, and the nameless technician row of a person who works on cars, together; a person who begins
 * to work on cars is put on the schedule, and one who no longer does is taken off it. Visits that new hours leave
 * outside, or that lose their technician, are listed with WOULD_BREAK unless that is accepted. What a person may do
 * here is not changed by this: FORBIDDEN, as for a person without a row. VERSION_CONFLICT when their row was changed in
 * the meantime, so that a dismissal is not undone.
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
    refused: () => refuse('VERSION_CONFLICT'),
  });
  return orConflict(saved, () => readStaffMember(deps, person.staffId));
}

/** The row as it will be: whatever is not given, such as single permissions, stays. */
function memberOf(before: StaffMember | null, given: StaffMember, works: boolean): StaffMember {
  const { offCars: _off, ...kept } = { ...before, ...given };
  const technicianId = given.technicianId ?? before?.technicianId ?? (works ? technicianIdOf(given.staffId) : null);
  return { ...kept, technicianId, ...(technicianId !== null && !works ? { offCars: true } : {}) };
}

/** A person keeps their place on the schedule or is given one; without `staff:access` no one gives it to themselves. */
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
