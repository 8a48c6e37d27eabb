import { useState } from 'react';
import { type CustomerDetails, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useFieldForm } from '../../../lib/use-field-form';
import { useUnsaved } from '../../../lib/use-unsaved';
import { anythingRule, callRule, contactWayOf, nameRule } from '../field-rules';
import { useSaveProfile } from '../hooks/use-profile';
import styles from './account.module.css';

const RULES = {
  name: nameRule,
  phone: callRule,
  street: anythingRule,
  postcode: anythingRule,
  city: anythingRule,
  preferredContact: anythingRule,
  reminderMails: anythingRule,
  marketingConsent: anythingRule,
};

interface ProfileFormProps {
  customerId: string;
  profile: CustomerDetails;
}

/** Name, phone, address and wishes; the email is the sign-in's and read-only. */
export function ProfileForm({ customerId, profile }: ProfileFormProps) {
  const { mutateAsync, isSuccess, reset } = useSaveProfile(customerId);
  const [isChanged, setIsChanged] = useState(false);
  useUnsaved(isChanged);
  const { onSubmit, problems, refusal, busy } = useFieldForm(
    RULES,
    async ({ name, phone, street, postcode, city, preferredContact, reminderMails, marketingConsent }) => {
      await mutateAsync({
        ...{ name: name.trim(), phone: phone.trim() },
        ...{ street: street.trim(), postcode: postcode.trim(), city: city.trim() },
        preferredContact: contactWayOf(preferredContact),
        reminderMails: reminderMails === 'on',
        marketingConsent: marketingConsent === 'on',
      });
      setIsChanged(false);
    },
    problemText,
  );
  const onChange = () => {
    reset();
    setIsChanged(true);
  };
  return (
    <form className={styles.card} onSubmit={onSubmit} onChange={onChange} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <div className={styles.fields}>
        <Field label="Your name" error={problems.name}>
          <TextInput name="name" autoComplete="name" maxLength={100} defaultValue={profile.name} />
        </Field>
        <Field label="E-mail" hint="The address you sign in with. Confirmations go there.">
          <TextInput type="email" readOnly value={profile.email} />
        </Field>
        <Field label="Phone (optional)" hint="Only if there is a question about your car." error={problems.phone}>
          <TextInput name="phone" type="tel" autoComplete="tel" maxLength={30} defaultValue={profile.phone} />
        </Field>
        <Field label="When the workshop has a question">
          <select className="control" name="preferredContact" defaultValue={prefersCall(profile) ? 'PHONE' : 'EMAIL'}>
            <option value="EMAIL">Write me an e-mail</option>
            <option value="PHONE">Call me</option>
          </select>
        </Field>
        <Field label="Street (optional)">
          <TextInput name="street" autoComplete="street-address" maxLength={100} defaultValue={profile.street} />
        </Field>
        <Field label="Postcode (optional)">
          <TextInput name="postcode" autoComplete="postal-code" maxLength={20} defaultValue={profile.postcode} />
        </Field>
        <Field label="Town (optional)">
          <TextInput name="city" autoComplete="address-level2" maxLength={60} defaultValue={profile.city} />
        </Field>
      </div>
      <label className={styles.check}>
        <input type="checkbox" name="reminderMails" defaultChecked={wantsReminders(profile)} />
        <span>
          Remind me of my visits. <small>Confirmations and changes come either way.</small>
        </span>
      </label>
      <label className={styles.check}>
        <input type="checkbox" name="marketingConsent" defaultChecked={profile.marketingConsent} />
        <span>The workshop may write to me about offers.</span>
      </label>
      {isSuccess && <Notice tone="ready">Your profile is saved.</Notice>}
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          Save the profile
        </Button>
      </p>
    </form>
  );
}
