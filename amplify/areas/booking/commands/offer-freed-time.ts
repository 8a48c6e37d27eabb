import { rankPairs } from '../../../../domain/booking/availability';
import { visitCells } from '../../../../domain/booking/book';
import { cellsOf } from '../../../../domain/calendar/cells';
import { holdClock } from '../../../../domain/calendar/day-sheet';
import { OFFER_MINUTES, type WaitingEntry, freedStart, offerRanOut } from '../../../../domain/booking/waiting';
import { type LocalDate, toInstant, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { readDaySheets } from '../../calendar/facts';
import { moveWaitingEntry, readWaitingList } from '../store/waiting-list';
import { holdItems } from './hold-slot';
import { type Schedule, readSchedule } from './schedule';
import { waitingHolderOf } from './waiting-holder';

const MAX_TRIES = 10;

/**
 * Offers a day's freed times to the customers who wait for it, in the order of the list: the time is held for the first
 * whom it suits, and the change to their waiting-list entry tells them. An offer that ran out passes to the next.
 * Running it twice, or at once in two places, offers nothing twice: entry and hold are one transaction.
 */
export async function offerFreedTime(deps: CommandDeps, date: LocalDate): Promise<void> {
  for (const entry of await readWaitingList(deps, { on: date })) {
    if (offerRanOut(entry, toMs(deps.now)))
      await saveTogether(deps, [moveWaitingEntry(deps, entry, { status: 'OVER' })]);
    else if (entry.status === 'WAITING') await offerTo(deps, entry);
  }
}

async function offerTo(deps: CommandDeps, entry: WaitingEntry): Promise<void> {
  const schedule = await readSchedule(deps, entry);
  // The service or its plan is gone: nothing more can be offered.
  if (!schedule.ok) return;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const items = await offerItems(deps, { entry, schedule: schedule.value });
    if (items === null || (await saveTogether(deps, items)).kind === 'SAVED') return;
    await backOff(deps, tries);
  }
}

/** The hold and the change to the entry; null when there is nothing to offer. */
async function offerItems(deps: CommandDeps, { entry, schedule }: { entry: WaitingEntry; schedule: Schedule }) {
  const { visitDate: date, waitingId } = entry;
  const sheets = await readDaySheets(deps, date);
  const startsAt = freedStart({ ...schedule, sheets, date });
  if (startsAt === null) return null;
  const holder = waitingHolderOf(waitingId);
  const ranked = rankPairs({ ...schedule, sheets, startsAt, holder });
  const pair = ranked.ok ? ranked.value[0] : undefined;
  if (pair === undefined) return null;
  const until = holdClock(schedule.nowMs) + OFFER_MINUTES * 60;
  const cells = cellsOf(visitCells(schedule.service, toMs(startsAt), date, schedule.settings.timeZone));
  const offer = { startsAt, until: toInstant(until * 1000), priceCents: schedule.service.priceCents };
  return [
    moveWaitingEntry(deps, entry, { status: 'OFFERED', offer }),
    ...holdItems(deps, { pair, date, holder, sheets, hold: { cells, until } }),
  ];
}
