import { type Actor, can } from '../../../../domain/access/permissions';
import { type ResourcePair, rankPairs } from '../../../../domain/booking/availability';
import { visitCells } from '../../../../domain/booking/book';
import { cellsOf } from '../../../../domain/calendar/cells';
import { type DaySheet, cellsHeldBy, holdClock } from '../../../../domain/calendar/day-sheet';
import { RESOURCE_KINDS } from '../../../../domain/shop/resource';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { type Instant, localDateOf, toInstant, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { changeSheet } from '../../calendar/parts';
import { readDaySheets, sheetAt } from '../../calendar/facts';
import { readSettings } from '../../shop/facts';
import { type Schedule, readSchedule, withAlternatives } from './schedule';

export interface HoldSlotInput {
  readonly serviceId: string;
  readonly planId: string | null;
  readonly startsAt: Instant;
  /** Where the same holder held a time before; given up in the same step. */
  readonly previousStartsAt: Instant | null;
  /** Fingerprint of the holder's token. */
  readonly holder: string;
}

/** A time that is held for a few minutes. */
export interface SlotHold {
  readonly startsAt: Instant;
  readonly heldUntil: Instant;
}

const MAX_TRIES = 30;

/**
 * Keeps one bay and one technician for a person who is filling in the form: one transaction over their two sheets. A
 * second request by the same holder moves or renews the hold, so one token never holds more than one time. Refuses with
 * SLOT_TAKEN and the nearest free starts, and with the reasons of `rankPairs`.
 */
export async function holdSlot(deps: CommandDeps, actor: Actor, input: HoldSlotInput): Promise<Result<SlotHold>> {
  if (!can(actor, 'appointment:book')) return refuse('FORBIDDEN', { action: 'BOOK' });
  const schedule = await readSchedule(deps, input);
  if (!schedule.ok) return schedule;
  return keepTime(deps, schedule.value, { ...input, minutes: schedule.value.settings.holdMinutes });
}

/** Holds a time for a number of minutes. */
async function keepTime(
  deps: CommandDeps,
  schedule: Schedule,
  wanted: Omit<HoldSlotInput, 'serviceId' | 'planId'> & { readonly minutes: number },
): Promise<Result<SlotHold>> {
  const { settings, nowMs } = schedule;
  const { startsAt, holder } = wanted;
  const date = localDateOf(startsAt, settings.timeZone);
  const previous = wanted.previousStartsAt && localDateOf(wanted.previousStartsAt, settings.timeZone);
  const until = holdClock(nowMs) + wanted.minutes * 60;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const sheets = await readDaySheets(deps, date);
    const others = previous !== null && previous !== date ? await readDaySheets(deps, previous) : [];
    const ranked = rankPairs({ ...schedule, sheets, startsAt, holder });
    if (!ranked.ok) return withAlternatives(deps, { refusal: ranked, schedule, date, startsAt });
    const [pair] = ranked.value;
    if (pair === undefined) return refuse('SLOT_TAKEN', { startsAt, alternatives: [] });
    const cells = cellsOf(visitCells(schedule.service, toMs(startsAt), date, settings.timeZone));
    const items = holdItems(deps, { pair, date, holder, sheets: [...sheets, ...others], hold: { cells, until } });
    const outcome = await saveTogether(deps, items);
    if (outcome.kind === 'SAVED') return ok({ startsAt, heldUntil: toInstant(until * 1000) });
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

interface HoldWrite {
  readonly pair: ResourcePair;
  readonly date: string;
  readonly holder: string;
  readonly sheets: readonly DaySheet[];
  readonly hold: { readonly cells: readonly number[]; readonly until: number };
}

/** The writes of a hold: the pair's two sheets, and any other sheets where the holder held cells before. */
export function holdItems(deps: CommandDeps, { pair, date, holder, sheets, hold }: HoldWrite) {
  const held = RESOURCE_KINDS.map((resourceKind) =>
    sheetAt(sheets, { date, resourceKind, resourceId: resourceKind === 'BAY' ? pair.bayId : pair.technicianId }),
  );
  const given = sheets.filter((sheet) => !held.includes(sheet) && cellsHeldBy(sheet, holder).length > 0);
  return [
    ...held.map((sheet) => changeSheet(deps, sheet, { hold, holder, dropHolds: true })),
    ...given.map((sheet) => changeSheet(deps, sheet, { holder, dropHolds: true })),
  ];
}

/** Gives a held time back. A hold that has ended, or never existed, is not an error. */
export async function releaseHold(
  deps: CommandDeps,
  { holder, startsAt }: { readonly holder: string; readonly startsAt: Instant },
): Promise<Result<null>> {
  const { timeZone } = await readSettings(deps);
  const date = localDateOf(startsAt, timeZone);
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const sheets = await readDaySheets(deps, date);
    const held = sheets.filter((sheet) => cellsHeldBy(sheet, holder).length > 0);
    if (held.length === 0) return ok(null);
    const outcome = await saveTogether(
      deps,
      held.map((sheet) => changeSheet(deps, sheet, { holder, dropHolds: true })),
    );
    if (outcome.kind === 'SAVED') return ok(null);
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}
