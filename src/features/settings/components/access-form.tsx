import { useState } from 'react';
import { DENIABLE, PERMISSIONS, type Permission, ROLES, rolePermits } from '../../../../domain/access/permissions';
import { Notice } from '../../../components/ui/notice';
import { PERMISSION_WORDS, ROLE_WORDS } from '../../../lib/access-words';
import type { StaffRow } from '../api/read-settings';
import { setStaffAccess } from '../api/save';
import { useSave } from '../use-save';
import { Check, ManyField } from './controls';
import { SaveBar } from './save-bar';
import { TwoStepReset } from './two-step-reset';
import type { PartProps } from './settings-page';
import styles from './settings.module.css';

type AccessFormProps = Pick<PartProps, 'records'> & { person: StaffRow; onClose: () => void };

const optionsOf = (permissions: readonly Permission[]) =>
  permissions.map((permission) => [permission, PERMISSION_WORDS[permission]] as const);

/** What a person may do here, and whether they work here at all. It counts from their next click on. */
export function AccessForm({ records, person, onClose }: AccessFormProps) {
  const [form, setForm] = useState(person);
  const saving = useSave(setStaffAccess, onClose);
  const set = (change: Partial<StaffRow>) => setForm({ ...form, ...change });
  const byRole = PERMISSIONS.filter((permission) => form.roles.some((role) => rolePermits(role, permission)));
  const beyond = PERMISSIONS.filter((permission) => !byRole.includes(permission));
  const noRole = form.roles.length === 0;
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const grants = form.grants.filter((one) => beyond.includes(one));
          const denials = form.denials.filter((one) => byRole.includes(one));
          if (!noRole) saving.save({ ...form, grants, denials });
        }}
      >
        <section className={styles.card} aria-labelledby="access">
          <h2 id="access">
            Access of <bdi>{person.name}</bdi>
          </h2>
          <p className={styles.muted}>A change counts from their next click on; nobody has to sign in again.</p>
          <ManyField
            label="Roles"
            values={form.roles}
            options={ROLES.map((role) => [role, ROLE_WORDS[role]] as const)}
            onChange={(roles) => set({ roles })}
          />
          {noRole && <Notice tone="waiting">Choose at least one role, or take the tick from “Works here”.</Notice>}
          <fieldset className={styles.checks}>
            <legend>Sign-in</legend>
            <Check label="Works here" checked={form.active} onChange={(active) => set({ active })} />
          </fieldset>
          <details>
            <summary>Single permissions ({form.grants.length + form.denials.length} changed)</summary>
            {beyond.length > 0 && (
              <ManyField
                label="Given beyond the roles"
                values={form.grants}
                options={optionsOf(beyond)}
                onChange={(grants) => set({ grants })}
              />
            )}
            {byRole.length > 0 && (
              <ManyField
                label="Taken away in spite of the roles"
                values={form.denials}
                options={optionsOf(byRole.filter((one) => DENIABLE.includes(one)))}
                onChange={(denials) => set({ denials })}
              />
            )}
          </details>
        </section>
        <SaveBar
          saving={saving}
          settings={records.settings}
          anyway="Save, and leave these appointments to be assigned"
          onCancel={onClose}
        />
      </form>
      <TwoStepReset person={person} />
    </>
  );
}
