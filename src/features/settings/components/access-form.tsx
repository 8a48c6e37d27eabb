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
import { FieldSet, ManyField, Switch } from '../../../components/staff/fields';
import { FormSection } from '../../../components/staff/staff-form';
import { Notice } from '../../../components/ui/notice';
import { PERMISSION_WORDS, ROLE_WORDS } from '../../../lib/access-words';
import type { StaffRow } from '../api/read-settings';
import { setStaffAccess } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { InviteAgain } from './invite-again';
import { RemovePerson } from './remove-person';
import { LEFT_TO_ASSIGN } from './broken-visits';
import { SettingsForm } from './settings-form';
import { TwoStepReset } from './two-step-reset';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

type AccessFormProps = SectionProps & { person: StaffRow; onClose: () => void };

const optionsOf = (permissions: readonly Permission[]) =>
  permissions.map((permission) => [permission, PERMISSION_WORDS[permission]] as const);

/** A person's access, and whether they work here at all. It counts from their next click on. */
export function AccessForm({ person, onClose, ...props }: AccessFormProps) {
  const { actor, records } = props;
  const edited = useEdited(person);
  const { form, set } = edited;
  const saving = useSave(setStaffAccess, onClose);
  const roles = rolesToGive(actor);
  const noRole = form.roles.length === 0;
  const wanted = tidied(form);
  const isTooMuch = !noRole && !mayGiveAccess(actor, person, wanted);
  return (
    <>
      <SettingsForm
        {...props}
        {...{ edited, saving }}
        theirs={records.staff.find(({ staffId }) => staffId === person.staffId)}
        prepare={tidied}
        isRight={!noRole && !isTooMuch}
        anyway={LEFT_TO_ASSIGN}
        onCancel={onClose}
      >
        <FormSection
          title={
            <>
              Access of <bdi>{person.name}</bdi>
            </>
          }
          intro="Changes apply from their next click. They don’t have to sign in again."
        >
          <ManyField
            label="Roles"
            values={form.roles}
            options={ROLES.filter((role) => person.roles.includes(role) || roles.includes(role)).map(
              (role) => [role, ROLE_WORDS[role]] as const,
            )}
            onChange={(chosen) => set({ roles: chosen })}
          />
          {noRole && <Notice tone="waiting">Choose at least one role, or switch “Works here” off.</Notice>}
          <FieldSet label="Sign-in">
            <Switch label="Works here" value={form.active} onChange={(active) => set({ active })} />
          </FieldSet>
          <SinglePermissions actor={actor} person={person} form={form} onChange={set} />
          {isTooMuch && <Notice tone="waiting">You can’t give this access. Ask an administrator.</Notice>}
        </FormSection>
      </SettingsForm>
      {person.active && <InviteAgain person={person} />}
      {person.active ? <TwoStepReset person={person} /> : <RemovePerson person={person} onRemoved={onClose} />}
    </>
  );
}

const byRoleOf = ({ roles }: StaffRow): Permission[] =>
  PERMISSIONS.filter((permission) => roles.some((role) => rolePermits(role, permission)));

/** Without entries that change nothing about the roles. */
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
