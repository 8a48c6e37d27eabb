import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useRequestIds } from '../../../lib/use-request-ids';
import { longDayText, middayOf } from '../../../lib/when';
import { joinWaitingList } from '../api/join-waiting-list';
import { type BookingDraft, type DraftProblems, draftProblems } from '../booking-draft';
import type { ServiceStepProps } from '../step-props';

/** A place on the waiting list of a full day. */
export function WaitingForm({
  shop,
  service,
  place,
  draft,
  setDraft,
  person,
  dates,
}: ServiceStepProps & { dates: readonly string[] }) {
  const [date, setDate] = useState(dates[0] ?? '');
  const requests = useRequestIds();
  const [problems, setProblems] = useState<DraftProblems>({});
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => {
      const wish = { serviceId: service.serviceId, planId: place.planId, visitDate: date, draft: typed };
      return joinWaitingList({ ...wish, requestId: requests.idFor(wish) }, person ? 'user' : 'public');
    },
  });
  const typed = { ...draft, email: person?.kind === 'CUSTOMER' ? person.email : draft.email, vehicleId: '' };
  const words = (day: string) => longDayText(middayOf(day), { locale: shop.settings.locale, timeZone: 'UTC' });
  const set = (field: keyof BookingDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = draftProblems(typed);
    setProblems(found);
    if (Object.keys(found).length === 0) mutate();
  };
  if (isSuccess) {
    return (
      <Notice tone="ready">
        You are on the waiting list for {words(date)}. When a time becomes free, we keep it for you for half an hour and
        write to {typed.email}.
      </Notice>
    );
  }
  return (
    <form className="details flexible" onSubmit={submit} noValidate aria-labelledby="waiting-title">
      <h2 id="waiting-title">Join a waiting list</h2>
      <Field label="Day to wait for">
        <select className="control" value={date} onChange={(event) => setDate(event.currentTarget.value)}>
          {dates.map((day) => (
            <option key={day} value={day}>
              {words(day)}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Your name" error={problems.name}>
        <TextInput name="name" autoComplete="name" maxLength={100} value={draft.name} onChange={set('name')} />
      </Field>
      {person?.kind !== 'CUSTOMER' && (
        <Field label="E-mail" error={problems.email}>
          <TextInput
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            value={draft.email}
            onChange={set('email')}
          />
        </Field>
      )}
      <Field label="Number plate" error={problems.plate}>
        <TextInput name="plate" maxLength={20} value={draft.plate} onChange={set('plate')} />
      </Field>
      <Field label="Make" error={problems.make}>
        <TextInput name="make" maxLength={50} value={draft.make} onChange={set('make')} />
      </Field>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className="step-actions">
        <Button type="submit" variant="primary" size="large" busy={isPending}>
          Wait for {words(date)}
        </Button>
      </div>
    </form>
  );
}
