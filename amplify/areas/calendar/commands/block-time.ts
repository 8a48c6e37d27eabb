import { type Actor, can } from '../../../../domain/access/permissions';
import { occupiesCells } from '../../../../domain/booking/appointment';
import { wouldBreak } from '../../../../domain/calendar/broken';
import type { DaySheet } from '../../../../domain/calendar/day-sheet';
import type { ListedVisit } from '../../../../domain/booking/listed-visit';
import type { ResourceKind } from '../../../../domain/shop/resource';
import {
  type BlockClaim,
  type BlockKind,
  type BlockRequest,
  type BlockedDay,
  type BlockedThing,
  type TimeBlock,
  blockedDays,
} from '../../../../domain/calendar/time-block';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readAppointmentsOfDay } from '../../booking/facts';
import { actorIdOf, differenceOf, putAuditEntry } from '../../../kernel/audit';
import { changeSheet, readDaySheets, sheetAt } from '../store/day-sheets';
import { readBays, readSettings, readTechnicians } from '../../shop/facts';
import { deleteTimeBlock, putTimeBlock, readTimeBlock } from '../store/time-blocks';
import { SHOWN_OF_BLOCK } from '../audit';

export interface BlockTimeInput extends BlockRequest {
  readonly requestId: string;
  readonly kind: BlockKind;
  readonly resourceKind: BlockedThing;
  /** The bay or technician; empty for the whole shop. */
  readonly resourceId: string;
  readonly title: string;
  /** Block what is free around existing visits. */
  readonly keepAppointments: boolean;
}

type Resource = Readonly<{ resourceKind: ResourceKind; resourceId: string }>;

const MAX_TRIES = 30;

/**
 * Blocks time for the whole shop, a bay or a technician, one day at a time: each day is one transaction that takes the
 * cells and writes the block. Visits in the way are listed with WOULD_BREAK before anything is written, unless they are
 * to stay; then only what is free around them is taken. Safe to repeat: days that are already blocked stay as they are.
 */
export async function blockTime(deps: CommandDeps, actor: Actor, input: BlockTimeInput): Promise<Result<null>> {
  if (!can(actor, 'calendar:edit')) return refuse('FORBIDDEN', { action: 'calendar:edit' });
  const settings = await readSettings(deps);
  const days = blockedDays(input, settings.timeZone);
  if (!days.ok) return days;
  const resources = await resourcesOf(deps, input);
  if (resources.length === 0) return refuse('NOT_FOUND', { field: 'resourceId' });
  if (!input.keepAppointments) {
    const broken = await appointmentsIn(deps, { days: days.value, resources });
    if (broken.length > 0) return wouldBreak(broken);
  }
  for (const day of days.value) {
    const done = await blockDay(deps, actor, { input, day, resources });
    if (!done.ok) return done;
  }
  return ok(null);
}

async function resourcesOf(deps: CommandDeps, { resourceKind, resourceId }: BlockTimeInput): Promise<Resource[]> {
  const [bays, technicians] = await Promise.all([readBays(deps), readTechnicians(deps)]);
  const all: Resource[] = [
    ...bays.map((bay) => ({ resourceKind: 'BAY' as const, resourceId: bay.bayId })),
    ...technicians.map((one) => ({ resourceKind: 'TECHNICIAN' as const, resourceId: one.technicianId })),
  ];
  if (resourceKind === 'SHOP') return all;
  return all.filter((one) => one.resourceKind === resourceKind && one.resourceId === resourceId);
}

/** The visits on blocked cells. */
async function appointmentsIn(
  deps: CommandDeps,
  { days, resources }: { days: readonly BlockedDay[]; resources: readonly Resource[] },
): Promise<ListedVisit[]> {
  const ids = (kind: ResourceKind) =>
    new Set(resources.flatMap((one) => (one.resourceKind === kind ? [one.resourceId] : [])));
  const [bays, technicians] = [ids('BAY'), ids('TECHNICIAN')];
  const found: ListedVisit[] = [];
  for (const { date, cells } of days) {
    const blocked = new Set(cells);
    for (const visit of await readAppointmentsOfDay(deps, date)) {
      const there = bays.has(visit.bayId) || technicians.has(visit.technicianId);
      const { start, count } = visit.cells;
      const meets = cells.some((cell) => cell >= start && cell < start + count && blocked.has(cell));
      if (there && meets && occupiesCells(visit.status)) found.push(visit);
    }
  }
  return found;
}

interface DayToBlock {
  readonly input: BlockTimeInput;
  readonly day: BlockedDay;
  readonly resources: readonly Resource[];
}

async function blockDay(deps: CommandDeps, actor: Actor, { input, day, resources }: DayToBlock): Promise<Result<null>> {
  const blockId = `${day.date}#${input.requestId}`;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    if ((await readTimeBlock(deps, { week: day.week, blockId })) !== null) return ok(null);
    const sheets = await readDaySheets(deps, day.date);
    const claims = claimsOf({ day, resources, sheets });
    const block: TimeBlock = {
      ...{ blockId, week: day.week, date: day.date, startsAt: day.startsAt, endsAt: day.endsAt, claims },
      ...{ kind: input.kind, resourceKind: input.resourceKind, resourceId: input.resourceId, title: input.title },
      createdBy: actorIdOf(actor),
    };
    const outcome = await saveTogether(deps, [
      putTimeBlock(deps, block),
      auditOf(deps, actor, { block, action: 'BLOCK', requestId: input.requestId }),
      ...claims.map(({ cells, ...place }) =>
        changeSheet(deps, sheetAt(sheets, { date: day.date, ...place }), { take: cells, overHolds: true }),
      ),
    ]);
    if (outcome.kind === 'SAVED') return ok(null);
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { date: day.date });
}

/** What each resource can give: the cells that are not busy. A hold gives way; its holder is told when booking. */
function claimsOf({ day, resources, sheets }: Omit<DayToBlock, 'input'> & { sheets: readonly DaySheet[] }) {
  return resources.flatMap((resource): BlockClaim[] => {
    const busy = new Set(sheetAt(sheets, { date: day.date, ...resource }).busy);
    const cells = day.cells.filter((cell) => !busy.has(cell));
    return cells.length > 0 ? [{ ...resource, cells }] : [];
  });
}

/** Frees blocked time: exactly the cells the block took. A block that is already gone is not an error. */
export async function freeTime(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly requestId: string; readonly week: string; readonly blockId: string },
): Promise<Result<{ date: string } | null>> {
  if (!can(actor, 'calendar:edit')) return refuse('FORBIDDEN', { action: 'calendar:edit' });
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const block = await readTimeBlock(deps, input);
    if (block === null) return ok(null);
    const outcome = await saveTogether(deps, [
      deleteTimeBlock(deps, block),
      auditOf(deps, actor, { block, action: 'FREE', requestId: input.requestId }),
      ...block.claims.map(({ cells, ...place }) =>
        changeSheet(deps, sheetAt([], { date: block.date, ...place }), { release: cells }),
      ),
    ]);
    if (outcome.kind === 'SAVED') return ok({ date: block.date });
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

function auditOf(
  deps: CommandDeps,
  actor: Actor,
  { block, action, requestId }: { block: TimeBlock; action: 'BLOCK' | 'FREE'; requestId: string },
) {
  const { claims: _claims, ...facts } = block;
  return putAuditEntry(deps, {
    subject: `block#${block.date}`,
    auditId: `${deps.now}#${requestId}#${action}#${block.blockId}`,
    at: deps.now,
    actorKind: actor.kind,
    actorId: actorIdOf(actor),
    action,
    reason: block.title,
    requestId,
    ...(action === 'FREE' ? differenceOf(facts, null, SHOWN_OF_BLOCK) : differenceOf(null, facts, SHOWN_OF_BLOCK)),
  });
}
