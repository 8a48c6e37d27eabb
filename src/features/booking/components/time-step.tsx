import { Suspense, lazy, useState } from 'react';
import type { DaySlots } from '../../../../domain/booking/availability';
import { openSpans } from '../../../../domain/calendar/hours';
import { TimePicker } from '../../../shared/time-picker/time-picker';
import { Button } from '../../../components/ui/button';
import { Skeleton } from '../../../components/ui/skeleton';
import { readHold } from '../hold';
import type { ServiceStepProps } from '../step-props';

const WaitingForm = lazy(() => import('./waiting-form').then((module) => ({ default: module.WaitingForm })));

/** A time to book, another preferred time, or a place on the waiting list of a full day. */
export function TimeStep(props: ServiceStepProps) {
  const { shop, service, place, draft, setDraft, go, heading } = props;
  const [waiting, setWaiting] = useState(false);
  const [holder] = useState(() => readHold()?.holder ?? null);
  const take = (startsAt: string) => {
    if (!place.more || startsAt === place.startsAt) return go({ step: 'details', startsAt, more: false });
    setDraft({ ...draft, otherTimes: [...draft.otherTimes.filter((at) => at !== startsAt), startsAt].slice(0, 3) });
    go({ step: 'check', more: false });
  };
  const fullDays = (days: readonly DaySlots[]) =>
    days
      .slice(1)
      .filter(
        ({ date, slots }) =>
          slots.length === 0 && openSpans(date, shop.settings.hours, shop.settings.timeZone).length > 0,
      )
      .map(({ date }) => date);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {place.more ? 'Which other time would do?' : 'When suits you?'}
      </h1>
      <TimePicker
        {...{ shop, service, holder }}
        chosen={place.startsAt}
        onTake={take}
        onDaysKnown={(days) => {
          const dates = fullDays(days);
          if (!shop.settings.waitingList || place.more || dates.length === 0) return null;
          if (!waiting) {
            return (
              <section className="flexible">
                <h2>Need a day that is full?</h2>
                <p className="lead">
                  Join its waiting list. When a time becomes free, we keep it for you and write to you.
                </p>
                <Button onClick={() => setWaiting(true)}>Join a waiting list</Button>
              </section>
            );
          }
          return (
            <Suspense fallback={<Skeleton height={320} />}>
              <WaitingForm {...props} dates={dates} />
            </Suspense>
          );
        }}
      />
    </>
  );
}
