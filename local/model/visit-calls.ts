import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Actor } from '../../domain/access/permissions';
import type { AppointmentAction } from '../../domain/booking/appointment';
import { uuid } from './chance';
import { type Call, type Desk, type KnownVisit, type Outcome, STAFF } from './desk';
import { BAYS, TECHNICIANS, isoOf } from './workshop';

const ACTIONS: readonly AppointmentAction[] = [
  ...(['CANCEL', 'CANCEL', 'RESTORE', 'RESTORE', 'CONFIRM', 'UNCONFIRM', 'START'] as const),
  ...(['PAUSE', 'COMPLETE', 'REOPEN', 'MARK_NO_SHOW'] as const),
];

/** A move of the status table, legal or not. */
export function change(desk: Desk): Call {
  const visit = desk.random.chance(0.3) ? someBegun(desk) : someVisit(desk);
  const action = someAction(desk, visit);
  const actor = someActor(desk, visit);
  return onVisit(desk, visit, (deps, seen) =>
    desk.commands.changeAppointment(deps, actor, { ...seen, action, reason: '' }),
  );
}

/** Another time, day, length, bay or technician. */
export function reschedule(desk: Desk): Call {
  const { random } = desk;
  const visit = someVisit(desk);
  const actor = someActor(desk, visit);
  const isStaff = actor === STAFF;
  const target = {
    startsAt: random.chance(0.3) ? visit.startsAt : isoOf(desk.someStart()),
    durationMinutes: isStaff && random.chance(0.4) ? 15 * (1 + Math.floor(random.next() * 10)) : null,
    bayId: isStaff && random.chance(0.3) ? random.pick(BAYS) : null,
    technicianId: isStaff && random.chance(0.2) ? random.pick(TECHNICIANS) : null,
  };
  return onVisit(desk, visit, (deps, seen) =>
    desk.commands.rescheduleAppointment(deps, actor, {
      ...{ ...seen, ...target, confirm: isStaff && random.chance(0.2) },
      ...{ reason: '', overrideReason: '', holder: null },
    }),
  );
}

const someVisit = (desk: Desk): KnownVisit => desk.random.pick([...desk.visits.values()]);

const hasBegun = ({ nowMs }: Desk, { startsAt }: KnownVisit): boolean => Date.parse(startsAt) <= nowMs;

function someBegun(desk: Desk): KnownVisit {
  const begun = [...desk.visits.values()].filter((visit) => hasBegun(desk, visit));
  return begun.length > 0 ? desk.random.pick(begun) : someVisit(desk);
}

/** Any move; rarely possible ones are preferred when possible, or they would hardly occur. */
function someAction(desk: Desk, visit: KnownVisit): AppointmentAction {
  if (desk.random.chance(0.4)) {
    if (visit.status === 'CANCELLED') return 'RESTORE';
    if (visit.status === 'SCHEDULED' && hasBegun(desk, visit)) return 'MARK_NO_SHOW';
  }
  return desk.random.pick(ACTIONS);
}

const someActor = ({ random }: Desk, { customerId }: KnownVisit): Actor =>
  customerId === 'customer-1' && random.chance(0.4) ? { kind: 'CUSTOMER', customerId } : STAFF;

type Seen = Readonly<{ requestId: string; appointmentId: string; version: number }>;

/** A change of the newest version that this caller knows; one in five uses an older one. */
function onVisit(desk: Desk, visit: KnownVisit, command: (deps: CommandDeps, seen: Seen) => Promise<Outcome>): Call {
  const { appointmentId } = visit;
  const version = desk.random.chance(0.2) ? Math.max(1, visit.version - 1) : visit.version;
  const seen = { requestId: uuid(desk.random), appointmentId, version };
  return async () => {
    const answer = await desk.run((deps) => command(deps, seen));
    if (!answer?.ok) return answer;
    const { appointment } = answer.value as { appointment: KnownVisit };
    if (appointment.version !== version + 1) {
      desk.complaints.push(`${appointmentId}: a change of version ${version} made version ${appointment.version}`);
    }
    desk.learn(answer.value, appointmentId);
    return answer;
  };
}
