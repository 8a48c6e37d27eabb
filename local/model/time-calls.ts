import { HOLD_MINUTES, uuid } from './chance';
import { type Call, type Desk, STAFF, VISITOR } from './desk';
import { BAYS, OPEN, SERVICES, TECHNICIANS, isoOf } from './workshop';

/** A hold of a time; four in ten move or renew an existing one. */
export function hold(desk: Desk): Call {
  const { random } = desk;
  const old = random.chance(0.4) && desk.holds.size > 0 ? random.pick([...desk.holds]) : null;
  const holder = old?.[0] ?? uuid(random).slice(0, 16);
  const service = random.pick(SERVICES);
  const startMs = desk.someStart();
  return async () => {
    desk.useHold(holder);
    const at = desk.nowMs;
    const answer = await desk.run((deps) =>
      desk.commands.holdSlot(deps, VISITOR, {
        ...{ serviceId: service.serviceId, planId: null, startsAt: isoOf(startMs), holder },
        previousStartsAt: old ? isoOf(old[1].startMs) : null,
      }),
    );
    const untilMs = (Math.floor(at / 1000) + HOLD_MINUTES * 60) * 1000;
    if (answer?.ok && desk.isUsedOnce(holder)) desk.holds.set(holder, { startMs, service, untilMs });
    return answer;
  };
}

export function release(desk: Desk): Call {
  if (desk.holds.size === 0) return hold(desk);
  const [holder, { startMs }] = desk.random.pick([...desk.holds]);
  return () => {
    desk.useHold(holder);
    return desk.run((deps) => desk.commands.releaseHold(deps, { holder, startsAt: isoOf(startMs) }));
  };
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Blocks an hour of a bay or a technician, around visits or only where there is none. */
export function block(desk: Desk): Call {
  const { random } = desk;
  const day = random.pick(desk.days);
  const start = OPEN + 30 * Math.floor(random.next() * 16);
  const resourceKind = random.pick(['BAY', 'TECHNICIAN'] as const);
  const input = {
    ...{ requestId: uuid(random), kind: 'BLOCKED' as const, title: '', keepAppointments: random.chance(0.7) },
    ...{ resourceKind, resourceId: random.pick(resourceKind === 'BAY' ? BAYS : TECHNICIANS) },
    ...{ from: day, to: day, fromTime: clock(start), toTime: clock(start + 60) },
  };
  return () => {
    desk.isBlocking = true;
    return desk.run((deps) => desk.commands.blockTime(deps, STAFF, input));
  };
}

export function free(desk: Desk): Call {
  if (desk.blocks.length === 0) return block(desk);
  const input = { requestId: uuid(desk.random), ...desk.random.pick(desk.blocks) };
  return () => desk.run((deps) => desk.commands.freeTime(deps, STAFF, input));
}
