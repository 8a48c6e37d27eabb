import { Suspense, lazy, useState } from 'react';
import { type DaySlots, availableSlots } from '../../../domain/booking/availability';
import { lastBookableDate } from '../../../domain/booking/policy';
import type { Service } from '../../../domain/shop/service';
import { cents, formatCents } from '../../../domain/shared/money';
import { type LocalDate, addDays, localDateOf } from '../../../domain/shared/time';
import type { Shop } from '../shop/api/read-shop';
import { useSheets } from '../shop/use-shop';
import { dayText, durationText, timeText } from '../../lib/when';
import { Button } from '../../components/ui/button';
import { EmptyState } from '../../components/ui/empty-state';
import { ErrorState } from '../../components/ui/error-state';
import { Skeleton } from '../../components/ui/skeleton';
import { DayStrip } from './day-strip';
import { TimeGroups } from './time-groups';
import './time-picker.css';

const MonthGrid = lazy(() => import('./month-grid').then((module) => ({ default: module.MonthGrid })));

const DAYS_AT_ONCE = 14;

interface TimePickerProps {
  shop: Shop;
  service: Service;
  /** The time chosen so far; marked. */
  chosen: string | null;
  /** Whose held cells look free. */
  holder?: string | null;
  onTake: (startsAt: string) => void;
  /** What to offer below for days that have nothing free. */
  onDaysKnown?: (days: readonly DaySlots[]) => React.ReactNode;
}

/** When: the next free time as one tap, then days with their number of free times, then the times of the day. */
export function TimePicker({ shop, service, chosen, holder = null, onTake, onDaysKnown }: TimePickerProps) {
  const { settings } = shop;
  const [nowMs] = useState(Date.now);
  const [shownDays, setShownDays] = useState(DAYS_AT_ONCE);
  const [chosenDate, setChosenDate] = useState<LocalDate | null>(null);
  const [byMonth, setByMonth] = useState(false);
  const today = localDateOf(nowMs, settings.timeZone);
  const last = lastBookableDate(settings, nowMs);
  const wanted = chosenDate ?? (chosen && localDateOf(chosen, settings.timeZone));
  const strip = Array.from({ length: shownDays }, (_, index) => addDays(today, index)).filter((date) => date <= last);
  const dates = wanted && !strip.includes(wanted) ? [...strip, wanted] : strip;
  const { sheets, isPending, error, refetch } = useSheets(dates);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  const facts = { ...shop, service, sheets, nowMs, holder };
  const days = isPending ? [] : availableSlots({ ...facts, dates });
  const next = days.flatMap(({ slots }) => slots)[0];
  const shown = days.find(({ date }) => date === wanted) ?? days.find(({ slots }) => slots.length > 0);
  const price = formatCents(cents(service.priceCents), settings.currency, settings.locale);
  const detail = `${durationText(service.durationMinutes)}, ${price}`;
  if (isPending) return <TimesSkeleton />;
  return (
    <>
      {next && (
        <button type="button" className="next-slot" onClick={() => onTake(next.startsAt)}>
          <span>Next free time</span>
          <strong>
            {dayText(next.startsAt, settings)}, {timeText(next.startsAt, settings)}
          </strong>
        </button>
      )}
      <div className="picker-ways">
        <Button aria-pressed={byMonth} onClick={() => setByMonth(!byMonth)}>
          {byMonth ? 'Show days in a row' : 'Show a whole month'}
        </Button>
      </div>
      {byMonth ? (
        <Suspense fallback={<Skeleton height={340} />}>
          <MonthGrid {...{ shop, service, holder, nowMs }} selected={shown?.date ?? null} onSelect={setChosenDate} />
        </Suspense>
      ) : (
        <DayStrip days={days} settings={settings} selected={shown?.date ?? null} onSelect={setChosenDate}>
          {strip.length === shownDays && (
            <Button onClick={() => setShownDays(shownDays + DAYS_AT_ONCE)}>Later days</Button>
          )}
        </DayStrip>
      )}
      {shown && <TimeGroups day={shown} {...{ detail, settings, chosen, onTake }} />}
      {(!shown || shown.slots.length === 0) && (
        <EmptyState title="Nothing free in these days" text={`Look at later days, or call us on ${settings.phone}.`} />
      )}
      {onDaysKnown?.(days)}
    </>
  );
}

function TimesSkeleton() {
  return (
    <div className="times-skeleton" role="status" aria-label="Looking for free times">
      <Skeleton height={72} />
      <Skeleton height={76} />
      <Skeleton height={220} />
    </div>
  );
}
