import { useState } from 'react';
import { availableSlots } from '../../../../domain/booking/availability';
import { lastBookableDate } from '../../../../domain/booking/policy';
import { addDays, localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { Skeleton } from '../../../components/ui/skeleton';
import { useSheets } from '../../../lib/shop/use-shop';
import { dayText, timeText } from '../../../lib/when';
import type { ServiceStepProps } from '../step-props';
import { DayStrip } from './day-strip';
import { TimeGroups } from './time-groups';

const DAYS_AT_ONCE = 14;

/** When: the next free time as one tap, then days with their number of free times, then the times of the day. */
export function TimeStep({ shop, service, place, go, heading }: ServiceStepProps) {
  const { settings } = shop;
  const [nowMs] = useState(Date.now);
  const [shownDays, setShownDays] = useState(DAYS_AT_ONCE);
  const [chosenDate, setChosenDate] = useState<string | null>(null);
  const today = localDateOf(nowMs, settings.timeZone);
  const last = lastBookableDate(settings, nowMs);
  const dates = Array.from({ length: shownDays }, (_, index) => addDays(today, index)).filter((date) => date <= last);
  const { sheets, isPending, error, refetch } = useSheets(dates);
  const take = (startsAt: string) => go({ step: 'details', startsAt });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  const days = isPending ? [] : availableSlots({ ...shop, service, sheets, dates, nowMs });
  const next = days.flatMap(({ slots }) => slots)[0];
  const wanted = chosenDate ?? (place.startsAt && localDateOf(place.startsAt, settings.timeZone));
  const shown = days.find(({ date }) => date === wanted) ?? days.find(({ slots }) => slots.length > 0);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        When suits you?
      </h1>
      {isPending && <TimesSkeleton />}
      {next && (
        <button type="button" className="next-slot" onClick={() => take(next.startsAt)}>
          <span>Next free time</span>
          <strong>
            {dayText(next.startsAt, settings)}, {timeText(next.startsAt, settings)}
          </strong>
        </button>
      )}
      {!isPending && (
        <DayStrip days={days} settings={settings} selected={shown?.date ?? null} onSelect={setChosenDate}>
          {dates.length === shownDays && (
            <Button onClick={() => setShownDays(shownDays + DAYS_AT_ONCE)}>Later days</Button>
          )}
        </DayStrip>
      )}
      {shown && <TimeGroups day={shown} service={service} settings={settings} chosen={place.startsAt} onTake={take} />}
      {!isPending && !shown && (
        <EmptyState title="Nothing free in these days" text={`Look at later days, or call us on ${settings.phone}.`} />
      )}
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
