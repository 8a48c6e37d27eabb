import { type SubmitEvent, Suspense, lazy, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { TextArea } from '../../../components/ui/text-area';
import { TextInput } from '../../../components/ui/text-input';
import { type BookingDraft, type DraftProblems, draftProblems } from '../booking-draft';
import type { ServiceStepProps } from '../step-props';
import { OwnCars } from './own-cars';
import { SlotTaken } from './slot-taken';

const InspectionFields = lazy(() =>
  import('./inspection-fields').then((module) => ({ default: module.InspectionFields })),
);
const OfferNote = lazy(() => import('./offer-note').then((module) => ({ default: module.OfferNote })));

/** The person and their car. Filled in for a signed-in person; errors appear at the fields. */
export function DetailsStep({ shop, service, place, draft, setDraft, person, go, heading, hold }: ServiceStepProps) {
  const [problems, setProblems] = useState<DraftProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(draft);
  useEffect(() => {
    seen.current = draft;
  });
  useEffect(() => {
    if (person && (person.kind === 'CUSTOMER' || person.bookedFor !== seen.current.bookedFor)) {
      setDraft(filledIn(seen.current, person));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the person is known
  }, [person]);
  const set = (field: keyof BookingDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = draftProblems(draft);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) go({ step: 'check' });
    else form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const signedIn = person?.kind === 'CUSTOMER';
  if (hold.taken) {
    return (
      <SlotTaken
        {...{
          startsAt: place.startsAt ?? '',
          alternatives: hold.taken,
          settings: shop.settings,
          heading,
          verb: 'Take',
        }}
        onTake={(startsAt) => go({ startsAt })}
        onSeeAll={() => go({ step: 'time' })}
      />
    );
  }
  return (
    <form className="details" ref={form} onSubmit={submit} noValidate>
      <h1 ref={heading} tabIndex={-1}>
        You and your car
      </h1>
      {place.waiting && (
        <OfferNote waitingToken={place.waiting} onLeft={() => go({ step: 'time', waiting: null, startsAt: null })} />
      )}
      <Field label="Your name" error={problems.name}>
        <TextInput name="name" autoComplete="name" maxLength={100} value={draft.name} onChange={set('name')} />
      </Field>
      <Field
        label="E-mail"
        error={problems.email}
        hint={
          signedIn ? 'The address you are signed in with.' : 'For the confirmation and a link to change your booking.'
        }
      >
        <TextInput
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          readOnly={signedIn}
          value={draft.email}
          onChange={set('email')}
        />
      </Field>
      <Field label="Phone (optional)" error={problems.phone} hint="Only if there is a question about your car.">
        <TextInput
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={draft.phone}
          onChange={set('phone')}
        />
      </Field>
      {person && person.vehicles.length > 0 && (
        <OwnCars
          vehicles={person.vehicles}
          chosen={draft.vehicleId}
          onChoose={(id) => setDraft({ ...draft, vehicleId: id })}
        />
      )}
      {draft.vehicleId === '' && (
        <fieldset className="car">
          <legend>Your car</legend>
          <Field label="Number plate" error={problems.plate}>
            <TextInput
              name="plate"
              autoCapitalize="characters"
              maxLength={20}
              value={draft.plate}
              onChange={set('plate')}
            />
          </Field>
          <Field label="Make" error={problems.make}>
            <TextInput name="make" maxLength={50} placeholder="Toyota" value={draft.make} onChange={set('make')} />
          </Field>
          <Field label="Model (optional)">
            <TextInput name="model" maxLength={50} placeholder="Corolla" value={draft.model} onChange={set('model')} />
          </Field>
        </fieldset>
      )}
      {service.prePurchase && (
        <Suspense>
          <InspectionFields draft={draft} setDraft={setDraft} />
        </Suspense>
      )}
      <Field label="Anything we should know? (optional)">
        <TextArea name="note" rows={3} maxLength={1000} value={draft.note} onChange={set('note')} />
      </Field>
      <div className="step-actions">
        <Button type="submit" variant="primary" size="large">
          Check your booking
        </Button>
      </div>
    </form>
  );
}

/**
 * The person's own facts where nothing was typed yet; the address is always the sign-in's. When staff switch to another
 * customer, all facts are new.
 */
function filledIn(draft: BookingDraft, person: NonNullable<ServiceStepProps['person']>): BookingDraft {
  const { bookedFor, name, email, phone, vehicles } = person;
  const isOther = draft.bookedFor !== bookedFor;
  const typed = isOther ? { ...draft, name: '', phone: '', plate: '', make: '', model: '' } : draft;
  const known = vehicles.some(({ vehicleId }) => vehicleId === typed.vehicleId);
  const first = typed.plate === '' ? (vehicles[0]?.vehicleId ?? '') : '';
  return {
    ...typed,
    bookedFor,
    name: typed.name || name,
    email: bookedFor === '' || isOther ? email : typed.email,
    phone: typed.phone || phone,
    vehicleId: known ? typed.vehicleId : first,
  };
}
