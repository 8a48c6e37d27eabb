import type { Bay } from '../../../domain/shop/resource';
import type { Colleague } from './api/list-staff';
import type { CalendarResource } from './calendar-layout';
import { BAY_KIND_WORDS, SKILL_WORDS } from './calendar-words';

/** The bays as columns. */
export function bayResources(bays: readonly Bay[]): CalendarResource[] {
  return bays.map(({ bayId, name, kind }) => ({ resourceId: bayId, name, detail: BAY_KIND_WORDS[kind] }));
}

/** The colleagues who work on cars, as columns. */
export function technicianResources(staff: readonly Colleague[]): CalendarResource[] {
  return staff.flatMap(({ technicianId, name, skills, active }) =>
    technicianId && active
      ? [{ resourceId: technicianId, name, detail: skills.map((skill) => SKILL_WORDS[skill]).join(', ') }]
      : [],
  );
}
