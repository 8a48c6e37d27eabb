import { Field } from '../../../components/ui/field';
import { TextInput } from '../../../components/ui/text-input';
import type { BookingDraft } from '../booking-draft';

interface InspectionFieldsProps {
  draft: BookingDraft;
  setDraft: (draft: BookingDraft) => void;
}

/** For a car that is being bought or sold: the customer's side, the other party, and where the car is. */
export function InspectionFields({ draft, setDraft }: InspectionFieldsProps) {
  const set = (field: keyof BookingDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value });
  const other = draft.side === 'BUYER' ? 'Seller' : 'Buyer';
  return (
    <fieldset className="own-cars">
      <legend>The sale</legend>
      {(['BUYER', 'SELLER'] as const).map((side) => (
        <label key={side}>
          <input type="radio" name="side" checked={draft.side === side} onChange={() => setDraft({ ...draft, side })} />
          <span>{side === 'BUYER' ? 'I want to buy this car' : 'I am selling this car'}</span>
        </label>
      ))}
      <Field label={`${other}’s name (optional)`}>
        <TextInput name="otherName" maxLength={100} value={draft.otherName} onChange={set('otherName')} />
      </Field>
      <Field label={`${other}’s phone (optional)`}>
        <TextInput name="otherPhone" type="tel" maxLength={30} value={draft.otherPhone} onChange={set('otherPhone')} />
      </Field>
      <Field
        label="Where is the car now? (optional)"
        hint="Street and suburb, if we should ask the other side to bring it."
      >
        <TextInput name="carLocation" maxLength={200} value={draft.carLocation} onChange={set('carLocation')} />
      </Field>
    </fieldset>
  );
}
