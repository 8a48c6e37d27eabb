import { type Actor, can } from '../../domain/access/permissions';
import type { Service } from '../../domain/catalogue/service';
import type { Bay, Skill } from '../../domain/schedule/resource';
import type { WeekHours } from '../../domain/schedule/hours';
import type { ShopSettings } from '../../domain/schedule/shop';
import { type Result, ok, refuse } from '../../domain/shared/result';
import { isZone } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { saveTogether } from '../runtime/transaction';
import {
  type StaffMember,
  putStaffMember,
  putTechnician,
  readSettingsIfAny,
  saveBayRow,
  saveServiceRow,
  saveSettings,
} from '../store/shop';

/**
 * Writes the workshop's settings. Refuses with FORBIDDEN, INVALID_INPUT for an unknown zone, and ZONE_LOCKED: stored
 * hours and cells are counted in the zone, so it is set once.
 */
export async function saveShopSettings(deps: CommandDeps, actor: Actor, settings: ShopSettings): Promise<Result<null>> {
  if (!can(actor, 'settings:edit')) return refuse('FORBIDDEN', { action: 'settings:edit' });
  if (!isZone(settings.timeZone)) return refuse('INVALID_INPUT', { field: 'timeZone' });
  const before = await readSettingsIfAny(deps);
  if (before !== null && before.timeZone !== settings.timeZone) {
    return refuse('ZONE_LOCKED', { timeZone: before.timeZone });
  }
  await saveSettings(deps, settings);
  return ok(null);
}

/** Writes a service. Bookings made before keep the name and price they were made with. */
export async function saveService(deps: CommandDeps, actor: Actor, service: Service): Promise<Result<null>> {
  if (!can(actor, 'catalogue:edit')) return refuse('FORBIDDEN', { action: 'catalogue:edit' });
  await saveServiceRow(deps, service);
  return ok(null);
}

/** Writes a bay. An inactive bay takes no new bookings. */
export async function saveBay(deps: CommandDeps, actor: Actor, bay: Bay): Promise<Result<null>> {
  if (!can(actor, 'settings:edit')) return refuse('FORBIDDEN', { action: 'settings:edit' });
  await saveBayRow(deps, bay);
  return ok(null);
}

export interface SaveStaffMemberInput {
  readonly person: StaffMember;
  /** Set for people who work on cars. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

/** Writes a member of staff, and the nameless technician row of one who works on cars, together. */
export async function saveStaffMember(
  deps: CommandDeps,
  actor: Actor,
  { person, work }: SaveStaffMemberInput,
): Promise<Result<null>> {
  if (!can(actor, 'staff:edit')) return refuse('FORBIDDEN', { action: 'staff:edit' });
  if (work !== null && person.technicianId === null) return refuse('INVALID_INPUT', { field: 'technicianId' });
  const items = [putStaffMember(deps, person)];
  if (work !== null && person.technicianId !== null) {
    items.push(putTechnician(deps, { technicianId: person.technicianId, ...work, active: person.active }));
  }
  const outcome = await saveTogether(deps, items);
  return outcome.kind === 'SAVED' ? ok(null) : refuse('REQUEST_IN_PROGRESS');
}
