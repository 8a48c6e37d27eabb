import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { cents, formatCents } from '../../../../domain/shared/money';
import { visitPath } from '../../../app/paths';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { ProblemError } from '../../../lib/problem-error';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { durationText, longDayText, timeText } from '../../../lib/when';
import { bookAppointment } from '../api/book-appointment';
import { afterBooking, draftProblems, withRequestId } from '../booking-draft';
import type { ServiceStepProps } from '../step-props';
import { keepHold, readHold } from '../hold';
import { HoldNote } from './hold-note';
import { PreferredTimes } from './preferred-times';
import { SlotTaken } from './slot-taken';

/** The final check and the booking itself. Repeating it after a lost answer cannot book twice. */
export function CheckStep({
  shop: { settings },
  service,
  place,
  draft,
  setDraft,
  person,
  go,
  heading,
  hold,
}: ServiceStepProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const startsAt = place.startsAt ?? '';
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (at: string) => {
      const what = `${service.serviceId}/${place.planId ?? ''}@${at}`;
      const ready = withRequestId(draft, what, () => crypto.randomUUID());
      setDraft(ready);
      const rights = { holdToken: readHold()?.token ?? null, waitingToken: place.waiting };
      const booking = { service, planId: place.planId, startsAt: at, draft: ready, ...rights };
      return bookAppointment(booking, person ? 'user' : 'public');
    },
    onSuccess: async (manageToken) => {
      setDraft(afterBooking(draft));
      keepHold(null);
      void client.invalidateQueries({ queryKey: keys.sheets });
      await navigate(visitPath(manageToken), { state: { justBooked: true } });
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.sheets }),
  });
  const refused = error instanceof ProblemError && error.code === 'SLOT_TAKEN' ? error.facts['alternatives'] : null;
  if (refused || hold.taken) {
    const alternatives = Array.isArray(refused) ? refused.map(String) : (hold.taken ?? []);
    const take = (at: string) => {
      reset();
      go({ startsAt: at });
      mutate(at);
    };
    const others = () => {
      reset();
      go({ step: 'time' });
    };
    return <SlotTaken {...{ startsAt, alternatives, settings, heading }} onTake={take} onSeeAll={others} />;
  }
  const car = person?.vehicles.find(({ vehicleId }) => vehicleId === draft.vehicleId) ?? draft;
  const missing = Object.keys(draftProblems(draft)).length > 0;
  const plan = service.plans.find(({ planId }) => planId === place.planId);
  const times = [startsAt, ...draft.otherTimes.filter((at) => at !== startsAt)];
  const rank = ([first, ...others]: readonly string[]) => {
    setDraft({ ...draft, otherTimes: others });
    if (first !== undefined && first !== startsAt) go({ startsAt: first });
  };
  const when = `${timeText(startsAt, settings)} on ${longDayText(startsAt, settings)}`;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Is everything right?
      </h1>
      <dl className="check card">
        <Row term="Service" onChange={() => go({ step: 'service' })}>
          {[service.name, plan?.name].filter(Boolean).join(', ')}, {durationText(service.durationMinutes)}
        </Row>
        <Row term="Time" onChange={() => go({ step: 'time' })}>
          {when}
          <small>{settings.timeZone} time</small>
        </Row>
        <Row term="You" onChange={() => go({ step: 'details' })}>
          {draft.name}
          <small>{[draft.email, draft.phone].filter(Boolean).join(', ')}</small>
        </Row>
        <Row term="Car" onChange={() => go({ step: 'details' })}>
          {car.make} {car.model} <span className="plate">{car.plate}</span>
        </Row>
        <Row term="Price">
          {formatCents(cents(service.priceCents), settings.currency, settings.locale)}, paid at the workshop
        </Row>
      </dl>
      <p className="lead">
        You can move or cancel online until {durationText(settings.cancelCutOffMinutes)} before. After that, call{' '}
        {settings.phone}.
      </p>
      {place.waiting === null && (
        <PreferredTimes {...{ times, settings }} onChange={rank} onAdd={() => go({ step: 'time', more: true })} />
      )}
      {hold.hold && <HoldNote hold={hold.hold} onKeepAgain={hold.keepAgain} />}
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {missing && <Notice tone="waiting">Some of your details are missing. Go back to “You and your car”.</Notice>}
      <div className="step-actions">
        <Button variant="primary" size="large" busy={isPending} disabled={missing} onClick={() => mutate(startsAt)}>
          {times.length > 1 ? `Ask for ${times.length} times, best ${when}` : `Book ${when}`}
        </Button>
      </div>
    </>
  );
}

function Row({ term, onChange, children }: { term: string; onChange?: () => void; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
      {onChange && (
        <dd className="check-change">
          <button type="button" onClick={onChange}>
            Change<span className="visually-hidden"> {term.toLowerCase()}</span>
          </button>
        </dd>
      )}
    </div>
  );
}
