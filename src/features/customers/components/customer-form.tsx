import { useState } from 'react';
import { type CustomerDetails, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { ChoiceField, FieldSet, Switch, TextField } from '../../../components/staff/fields';
import { FieldGrid, type Saving, StaffForm } from '../../../components/staff/staff-form';

interface CustomerFormProps {
  details: CustomerDetails;
  /** The address belongs to a sign-in, which only the customer can change. */
  emailIsFixed?: boolean;
  saving: Saving;
  saveWord?: string;
  /** More content to show before it is sent again. */
  beside?: React.ReactNode;
  onSave: (details: CustomerDetails) => void;
  onCancel: () => void;
}

/** The form of a person's details. */
export function CustomerForm({ details, emailIsFixed = false, beside, onSave, ...rest }: CustomerFormProps) {
  const [before] = useState(details);
  const [form, setForm] = useState(details);
  const set = (change: Partial<CustomerDetails>) => setForm({ ...form, ...change });
  return (
    <StaffForm {...rest} isUnsaved={JSON.stringify(form) !== JSON.stringify(before)} onSave={() => onSave(form)}>
      <FieldGrid>
        <TextField label="Name" name="name" required focus value={form.name} onChange={(name) => set({ name })} />
        <TextField
          label="Email"
          name="email"
          type="email"
          max={254}
          readOnly={emailIsFixed}
          hint={emailIsFixed ? 'They sign in with this address, so only they can change it.' : undefined}
          value={form.email}
          onChange={(email) => set({ email })}
        />
        <TextField
          label="Phone"
          name="phone"
          type="tel"
          max={30}
          required={prefersCall(form)}
          value={form.phone}
          onChange={(phone) => set({ phone })}
        />
        <ChoiceField
          label="Contact by"
          value={form.preferredContact ?? 'EMAIL'}
          options={[
            ['EMAIL', 'Email'],
            ['PHONE', 'Phone call'],
          ]}
          onChange={(preferredContact) => set({ preferredContact })}
        />
        <TextField label="Street" name="street" value={form.street} onChange={(street) => set({ street })} />
        <TextField
          label="Postcode"
          name="postcode"
          max={20}
          value={form.postcode}
          onChange={(postcode) => set({ postcode })}
        />
        <TextField label="City" name="city" max={60} value={form.city} onChange={(city) => set({ city })} />
      </FieldGrid>
      <FieldSet label="What we send">
        <Switch
          label="Reminders before each visit"
          value={wantsReminders(form)}
          onChange={(reminderMails) => set({ reminderMails })}
        />
        <Switch
          label="Offers, which they agreed to"
          value={form.marketingConsent}
          onChange={(marketingConsent) => set({ marketingConsent })}
        />
      </FieldSet>
      {beside}
    </StaffForm>
  );
}
