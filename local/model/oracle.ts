import type { Stored, VisitRow } from './tables';
import { BAYS, CLOSE, MINUTE, OPEN, SERVICES, type ServiceFacts, dayOf, momentOf, quartersOf } from './workshop';

/** What callers were told for certain. */
export interface Told {
  /** The newest state of each visit that a caller was told of. */
  readonly visits: ReadonlyMap<string, { version: number; status: string; startsAt: string; bayId: string }>;
  /** Bookings that were only ever refused. */
  readonly refused: ReadonlySet<string>;
  /** Granted holds that should still exist, by fingerprint. */
  readonly holds: ReadonlyMap<string, { startMs: number; service: ServiceFacts; untilMs: number }>;
}

const stands = ({ status }: VisitRow): boolean => status !== 'CANCELLED' && status !== 'NO_SHOW';

const serviceOf = ({ serviceId }: VisitRow): ServiceFacts => {
  const service = SERVICES.find((one) => one.serviceId === serviceId);
  if (!service) throw new Error(`no service ${serviceId}`);
  return service;
};

/** The period in which a visit needs its bay and its technician. */
const needOf = (visit: VisitRow): [number, number] => {
  const { before, after } = serviceOf(visit);
  return [Date.parse(visit.startsAt) - before * MINUTE, Date.parse(visit.endsAt) + after * MINUTE];
};

/** Everything wrong in the tables, in words; empty if all is well. */
export function faultsOf(stored: Stored, told: Told, nowMs: number): string[] {
  return [
    ...overlaps(stored),
    ...wrongCells(stored),
    ...brokenPromises(stored, told),
    ...lostHolds(stored, told, nowMs),
  ];
}

function sharedBy(a: VisitRow, b: VisitRow): string | null {
  if (a.bayId === b.bayId) return a.bayId;
  return a.technicianId === b.technicianId ? a.technicianId : null;
}

function overlaps({ visits }: Stored): string[] {
  const found: string[] = [];
  const live = visits.filter(stands);
  for (const [index, a] of live.entries()) {
    for (const b of live.slice(index + 1)) {
      const shared = sharedBy(a, b);
      const [[aFrom, aTo], [bFrom, bTo]] = [needOf(a), needOf(b)];
      // Two visits may share a quarter of an hour that neither fills.
      if (shared !== null && aFrom < bTo && bFrom < aTo) {
        found.push(`two visits share ${shared}: ${a.appointmentId} ${a.startsAt}, ${b.appointmentId} ${b.startsAt}`);
      }
    }
  }
  return found;
}

/** Day sheets must match visits and blocks exactly: nothing missing, nothing left behind, nothing claimed twice. */
function wrongCells({ visits, sheets, blocks }: Stored): string[] {
  const found: string[] = [];
  const claims = new Map<string, string>();
  const claim = (key: string, by: string) => {
    if (claims.has(key)) found.push(`${key} is claimed by ${claims.get(key)} and ${by}`);
    claims.set(key, by);
  };
  for (const visit of visits.filter(stands)) {
    const [from, to] = needOf(visit);
    const day = dayOf(Date.parse(visit.startsAt));
    if (day !== visit.visitDate) found.push(`${visit.appointmentId} stands on ${visit.visitDate} and begins on ${day}`);
    for (const quarter of quartersOf(from, to, day)) {
      claim(`${day}#BAY#${visit.bayId}@${quarter}`, visit.appointmentId);
      claim(`${day}#TECHNICIAN#${visit.technicianId}@${quarter}`, visit.appointmentId);
    }
  }
  for (const block of blocks) {
    const [from, to] = [Date.parse(block.startsAt), Date.parse(block.endsAt)];
    const quarters = quartersOf(from, to, block.date);
    for (const { resourceKind, resourceId, cells } of block.claims) {
      if (cells.some((cell) => !quarters.includes(cell))) found.push(`${block.blockId} claims more than its time`);
      for (const cell of cells) claim(`${block.date}#${resourceKind}#${resourceId}@${cell}`, block.blockId);
    }
  }
  const busy = new Set(
    sheets.flatMap(({ dayResource, busy: cells }) => [...(cells ?? [])].map((cell) => `${dayResource}@${cell}`)),
  );
  for (const [key, by] of claims) if (!busy.has(key)) found.push(`${key} is free, but belongs to ${by}`);
  for (const key of busy) if (!claims.has(key)) found.push(`${key} is taken for nothing`);
  return found;
}

function brokenPromises({ visits }: Stored, told: Told): string[] {
  const found: string[] = [];
  const byId = new Map(visits.map((visit) => [visit.appointmentId, visit]));
  for (const [id, known] of told.visits) {
    const visit = byId.get(id);
    if (!visit) found.push(`${id} was confirmed and is not there`);
    else if (visit.version < known.version) found.push(`${id} fell back to version ${visit.version}`);
    else if (visit.version === known.version && (visit.status !== known.status || visit.startsAt !== known.startsAt)) {
      found.push(
        `${id} is ${visit.status} at ${visit.startsAt}, its people were told ${known.status} at ${known.startsAt}`,
      );
    }
  }
  for (const id of told.refused) if (byId.has(id)) found.push(`${id} was refused and is booked`);
  return found;
}

/** An active hold keeps one bay and one technician for the whole visit, with no other claim on them. */
function lostHolds({ sheets }: Stored, told: Told, nowMs: number): string[] {
  const found: string[] = [];
  for (const [holder, { startMs, service, untilMs }] of told.holds) {
    if (untilMs <= nowMs) continue;
    const day = dayOf(startMs);
    const quarters = quartersOf(
      startMs - service.before * MINUTE,
      startMs + (service.minutes + service.after) * MINUTE,
      day,
    );
    for (const kind of ['BAY', 'TECHNICIAN']) {
      const kept = sheets.some(
        ({ dayResource, busy, holds }) =>
          dayResource.startsWith(`${day}#${kind}#`) &&
          quarters.every((quarter) => holds?.[quarter]?.by === holder && !busy?.has(quarter)),
      );
      if (!kept) found.push(`the hold of ${holder} on a ${kind} is gone before its time`);
    }
  }
  return found;
}

/** Whether a booking is possible, with no other call in progress. */
export function isFree(
  { visits, sheets, blocks }: Stored,
  wanted: { readonly service: ServiceFacts; readonly startMs: number; readonly nowMs: number },
): boolean {
  const { service, startMs, nowMs } = wanted;
  const day = dayOf(startMs);
  const [from, to] = [startMs - service.before * MINUTE, startMs + (service.minutes + service.after) * MINUTE];
  if (startMs <= nowMs || from < momentOf(day, OPEN) || to > momentOf(day, CLOSE)) return false;
  const quarters = quartersOf(from, to, day);
  const isTaken = (kind: string, id: string) =>
    visits.some((visit) => {
      const mine = kind === 'BAY' ? visit.bayId === id : visit.technicianId === id;
      if (!mine || !stands(visit) || visit.visitDate !== day) return false;
      const [visitFrom, visitTo] = needOf(visit);
      return quartersOf(visitFrom, visitTo, day).some((quarter) => quarters.includes(quarter));
    }) ||
    blocks.some(({ date, claims }) =>
      claims.some(
        ({ resourceKind, resourceId, cells }) =>
          date === day && resourceKind === kind && resourceId === id && cells.some((cell) => quarters.includes(cell)),
      ),
    ) ||
    sheets.some(
      ({ dayResource, holds }) =>
        dayResource === `${day}#${kind}#${id}` &&
        quarters.some((quarter) => (holds?.[quarter]?.until ?? 0) * 1000 > nowMs - (nowMs % 1000)),
    );
  return BAYS.some((id) => !isTaken('BAY', id)) && service.technicians.some((id) => !isTaken('TECHNICIAN', id));
}
