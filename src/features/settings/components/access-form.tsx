import {
  type Actor,
  DENIABLE,
  PERMISSIONS,
  type Permission,
  ROLES,
  mayGiveAccess,
  permissionsToGive,
  rolePermits,
  rolesToGive,
} from '../../../../domain/access/permissions';
import { Notice } from '../../../components/ui/notice';
import { PERMISSION_WORDS, ROLE_WORDS } from '../../../lib/access-words';
import { useUnsaved } from '../../../lib/use-unsaved';
import type { StaffRow } from '../api/read-settings';
import { setStaffAccess } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { Check, ManyField } from './controls';
import { InviteAgain } from './invite-again';
import { NewerVersion } from './newer-version';
import { RemovePerson } from './remove-person';
import { LEFT_TO_ASSIGN, SaveBar } from './save-bar';
import { TwoStepReset } from './two-step-reset';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

type AccessFormProps = SectionProps & { person: StaffRow; onClose: () => void };

const optionsOf = (permissions: readonly Permission[]) =>
  permissions.map((permission) => [permission, PERMISSION_WORDS[permission]] as const);

/** What a person may do here, and whether they work here at all. It counts from their next click on. */
export function AccessForm({ actor, records, person, onClose }: AccessFormProps) {
  const edited = useEdited(person);
  const { form, set } = edited;
  const saving = useSave(setStaffAccess, onClose);
  const roles = rolesToGive(actor);
  useUnsaved(edited.isChanged);
  const noRole = form.roles.length === 0;
  const wanted = tidied(form);
  const isTooMuch = !noRole && !mayGiveAccess(actor, person, wanted);
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!noRole && !isTooMuch) saving.save(wanted);
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
            options={ROLES.filter((role) => person.roles.includes(role) || roles.includes(role)).map(
              (role) => [role, ROLE_WORDS[role]] as const,
            )}
            onChange={(chosen) => set({ roles: chosen })}
          />
          {noRole && <Notice tone="waiting">Choose at least one role, or take the tick from “Works here”.</Notice>}
          <fieldset className={styles.checks}>
            <legend>Sign-in</legend>
            <Check label="Works here" checked={form.active} onChange={(active) => set({ active })} />
          </fieldset>
          <SinglePermissions actor={actor} person={person} form={form} onChange={set} />
          {isTooMuch && <Notice tone="waiting">This is not yours to decide. Ask an administrator.</Notice>}
        </section>
        <SaveBar
          saving={saving}
          settings={records.settings}
          anyway={LEFT_TO_ASSIGN}
          newer={
            <NewerVersion
              {...{ actor, records, edited, saving }}
              theirs={records.staff.find(({ staffId }) => staffId === person.staffId)}
              onSave={(one) => saving.save(tidied(one))}
            />
          }
          onCancel={onClose}
        />
      </form>
      {person.active && <InviteAgain person={person} />}
      {person.active ? <TwoStepReset person={person} /> : <RemovePerson person={person} onRemoved={onClose} />}
    </>
  );
}

const byRoleOf = ({ roles }: StaffRow): Permission[] =>
  PERMISSIONS.filter((permission) => roles.some((role) => rolePermits(role, permission)));

/** Without what says nothing beside the roles. */
function tidied(form: StaffRow): StaffRow {
  const byRole = byRoleOf(form);
  return {
    ...form,
    grants: form.grants.filter((one) => !byRole.includes(one)),
    denials: form.denials.filter((one) => byRole.includes(one)),
  };
}

interface SinglePermissionsProps {
  actor: Actor;
  person: StaffRow;
  form: StaffRow;
  onChange: (change: Partial<StaffRow>) => void;
}

/** Beyond the roles what is the actor’s to give, and what the person has already; deciding over access is for admins. */
function SinglePermissions({ actor, person, form, onChange }: SinglePermissionsProps) {
  const mine = permissionsToGive(actor);
  const byRole = byRoleOf(form);
  const beyond = PERMISSIONS.filter(
    (one) => !byRole.includes(one) && (mine.includes(one) || person.grants.includes(one)),
  );
  const fixed: Permission[] = mine.includes('staff:access') ? [] : ['staff:access'];
  return (
    <details className={styles.single}>
      <summary>Single permissions ({form.grants.length + form.denials.length} changed)</summary>
      {beyond.length > 0 && (
        <ManyField
          label="Given beyond the roles"
          values={form.grants}
          options={optionsOf(beyond)}
          fixed={fixed}
          onChange={(grants) => onChange({ grants })}
        />
      )}
      {byRole.length > 0 && (
        <ManyField
          label="Taken away in spite of the roles"
          values={form.denials}
          options={optionsOf(byRole.filter((one) => DENIABLE.includes(one)))}
          fixed={fixed}
          onChange={(denials) => onChange({ denials })}
        />
      )}
    </details>
  );
}
