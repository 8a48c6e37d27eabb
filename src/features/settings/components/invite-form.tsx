import { useState } from 'react';
import { rolesToGive } from '../../../../domain/access/permissions';
import { ManyField, TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection, StaffForm } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { ROLE_WORDS } from '../../../lib/access-words';
import { type NewStaff, inviteStaff } from '../api/save';
import { useSave } from '../use-save';
import type { SectionProps } from './settings-page';
import { WorkFields, isWorkRight } from './work-fields';
import styles from './settings.module.css';

type InviteFormProps = SectionProps & { onClose: () => void };

/** Invites a colleague: they get an email with a first password or, if they already have a sign-in, one that says so. */
export function InviteForm({ actor, records, onClose }: InviteFormProps) {
  const roles = rolesToGive(actor);
  const first = roles.filter((role) => role === 'STAFF');
  const [form, setForm] = useState<NewStaff>({ name: '', email: '', phone: '', roles: first, work: null });
  const [isKnown, setIsKnown] = useState(false);
  const saving = useSave(inviteStaff, (_form, { hadSignIn }) => (hadSignIn ? setIsKnown(true) : onClose()));
  const set = (change: Partial<NewStaff>) => setForm({ ...form, ...change });
  const noRole = form.roles.length === 0;
  if (isKnown) return <HadSignIn person={form} onClose={onClose} />;
  return (
    <StaffForm
      saving={saving}
      isUnsaved={form.name !== '' || form.email !== '' || form.phone !== ''}
      saveWord="Send the invitation"
      onSave={() => !noRole && isWorkRight(form.work) && saving.save(form)}
      onCancel={onClose}
    >
      <FormSection
        title="Invite a colleague"
        intro="They get an email with a first password, and choose their own when they sign in."
      >
        <FieldGrid>
          <TextField label="Name" name="name" required focus value={form.name} onChange={(name) => set({ name })} />
          <TextField
            label="Email"
            name="email"
            type="email"
            max={254}
            required
            value={form.email}
            onChange={(email) => set({ email })}
          />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            max={30}
            value={form.phone}
            onChange={(phone) => set({ phone })}
          />
        </FieldGrid>
        <ManyField
          label="Roles"
          values={form.roles}
          options={roles.map((role) => [role, ROLE_WORDS[role]] as const)}
          onChange={(chosen) => set({ roles: chosen })}
        />
        {noRole && <Notice tone="waiting">Choose at least one role.</Notice>}
      </FormSection>
      <WorkFields
        work={form.work}
        begins={{ skills: ['GENERAL'], hours: records.settings.hours }}
        onChange={(work) => set({ work })}
      />
    </StaffForm>
  );
}

/** A person who already has a sign-in gets no first password, but an email that says so. */
function HadSignIn({ person, onClose }: { person: NewStaff; onClose: () => void }) {
  return (
    <section className={styles.card} aria-labelledby="invited">
      <h2 id="invited">
        <bdi>{person.name}</bdi> works here now
      </h2>
      <Notice tone="ready">
        <bdi>{person.email}</bdi> already has a sign-in here, which stays as it is. An email is on its way to them: they
        sign out and back in with the password they have.
      </Notice>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={onClose}>
          Back to the staff
        </Button>
      </div>
    </section>
  );
}
