import { useLocation, useSearchParams } from 'react-router-dom';
import { can, mayGiveAccess } from '../../../../domain/access/permissions';
import { FormSection } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { ROLE_WORDS } from '../../../lib/access-words';
import type { StaffRow } from '../api/read-settings';
import { SKILL_WORDS } from '../words';
import { AccessForm } from './access-form';
import { InviteForm } from './invite-form';
import type { SectionProps } from './settings-page';
import { PersonForm } from './person-form';
import styles from './settings.module.css';

type Form = 'invite' | 'work' | 'access';

/**
 * Who works here and when, what they are trained for, and what they may do. The form that is open stands in the
 * address, so that the way back closes it, and its button has the focus again then.
 */
export function StaffSection({ actor, records }: SectionProps) {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation() as { state: { closed?: string } | null };
  const form = search.get('form');
  const staffId = search.get('person') ?? '';
  const person = records.staff.find((one) => one.staffId === staffId && !one.isRemoved);
  const show = (next: Form, of?: string) => setSearch({ form: next, ...(of && { person: of }) });
  const close = () => setSearch({}, { replace: true, state: { closed: `${form ?? ''} ${staffId}` } });
  const isBackFrom = (closed: Form, of = '') => state?.closed === `${closed} ${of}`;
  if (form === 'invite' && can(actor, 'staff:access')) {
    return <InviteForm actor={actor} records={records} onClose={close} />;
  }
  if (form === 'work' && person) {
    return <PersonForm key={staffId} actor={actor} records={records} person={person} onClose={close} />;
  }
  const isSelf = (one: StaffRow) => actor.kind === 'STAFF' && actor.staffId === one.staffId;
  const mayDecideOver = (one: StaffRow) => !isSelf(one) && !one.isRemoved && mayGiveAccess(actor, one, one);
  if (form === 'access' && person && mayDecideOver(person)) {
    return <AccessForm key={staffId} actor={actor} records={records} person={person} onClose={close} />;
  }
  return (
    <FormSection
      title="Staff"
      intro="For leave and single days off, use closures and leave."
      actions={
        can(actor, 'staff:access') && (
          <Button variant="primary" autoFocus={isBackFrom('invite')} onClick={() => show('invite')}>
            Invite a colleague
          </Button>
        )
      }
    >
      <ul className={styles.rows}>
        {records.staff.map((one) => (
          <li key={one.staffId} className={`${styles.person} ${one.active ? '' : styles.off}`}>
            <span>
              <bdi className={styles.name}>{one.name}</bdi>
              {!one.active && !one.isRemoved && <span className={styles.mark}>Not active</span>}
              <br />
              <span className={styles.muted}>
                {one.roles.map((role) => ROLE_WORDS[role]).join(', ')}
                {one.work && one.work.skills.length > 0 && ': '}
                {one.work?.skills.map((skill) => SKILL_WORDS[skill]).join(', ')}
                {changedText(one)}
              </span>
            </span>
            {!one.isRemoved && (
              <Button
                variant="quiet"
                autoFocus={isBackFrom('work', one.staffId)}
                onClick={() => show('work', one.staffId)}
              >
                Edit<span className="visually-hidden"> {one.name}</span>
              </Button>
            )}
            {mayDecideOver(one) && (
              <Button
                variant="quiet"
                autoFocus={isBackFrom('access', one.staffId)}
                onClick={() => show('access', one.staffId)}
              >
                Access<span className="visually-hidden"> of {one.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </FormSection>
  );
}

/** Single permissions in addition to the roles. */
function changedText({ grants, denials }: StaffRow): string {
  const count = grants.length + denials.length;
  if (count === 0) return '';
  return count === 1 ? ' · 1 single permission' : ` · ${count} single permissions`;
}
