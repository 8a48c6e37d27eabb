import type { ShopSettings } from '../shop/shop-settings';
import { type Result, ok, refuse } from '../shared/result';
import { type LocalDate, addDays, localDateOf, localTimeOf, minutesOf, toInstant } from '../shared/time';

const MINUTE_MS = 60_000;

/** No one books further ahead than this, whatever the horizon or override. */
export const FURTHEST_DAYS = 730;

/** The last local day that can be booked now: today plus the horizon, counting today. */
export const lastBookableDate = (settings: Pick<ShopSettings, 'timeZone' | 'horizonDays'>, nowMs: number): LocalDate =>
  addDays(localDateOf(nowMs, settings.timeZone), settings.horizonDays - 1);

/**
 * May a visit start at this moment at all? Refuses with IN_THE_PAST, TOO_SOON (notice), OFF_GRID, or BEYOND_HORIZON,
 * which names the last day this caller may book. Staff with `appointment:override` bypass notice, horizon and grid, but
 * never book the past.
 */
export function checkStart(request: {
  readonly startMs: number;
  readonly nowMs: number;
  readonly settings: Pick<ShopSettings, 'timeZone' | 'horizonDays' | 'noticeMinutes' | 'slotStepMinutes'>;
  readonly override: boolean;
}): Result<null> {
  const { startMs, nowMs, settings, override } = request;
  const startsAt = toInstant(startMs);
  if (startMs <= nowMs) return refuse('IN_THE_PAST', { startsAt });
  if (startMs % MINUTE_MS !== 0) return refuse('OFF_GRID', { startsAt, slotStepMinutes: settings.slotStepMinutes });
  const furthest = addDays(localDateOf(nowMs, settings.timeZone), FURTHEST_DAYS);
  const horizon = lastBookableDate(settings, nowMs);
  const last = override || horizon > furthest ? furthest : horizon;
  const visitDate = localDateOf(startMs, settings.timeZone);
  if (visitDate > furthest) return refuse('BEYOND_HORIZON', { startsAt, last });
  if (override) return ok(null);
  const earliest = nowMs + settings.noticeMinutes * MINUTE_MS;
  if (startMs < earliest) return refuse('TOO_SOON', { startsAt, earliest: toInstant(earliest) });
  if (visitDate > last) return refuse('BEYOND_HORIZON', { startsAt, last });
  const onGrid = minutesOf(localTimeOf(startMs, settings.timeZone)) % settings.slotStepMinutes === 0;
  return onGrid ? ok(null) : refuse('OFF_GRID', { startsAt, slotStepMinutes: settings.slotStepMinutes });
}
