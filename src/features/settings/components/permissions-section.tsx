import { PERMISSIONS, ROLES, onlyForAssigned, rolePermits } from '../../../../domain/access/permissions';
import { PERMISSION_WORDS, ROLE_WORDS } from '../../../lib/access-words';
import styles from './permissions-section.module.css';
import settings from './settings.module.css';

const AREAS: Readonly<Record<string, string>> = {
  appointment: 'Appointments',
  calendar: 'Calendar',
  waiting: 'Waiting list',
  audit: 'Audit',
  customer: 'Customers',
  vehicle: 'Vehicles',
  notice: 'Alerts',
  outgoing: 'Emails and notices',
  staff: 'Staff',
  catalogue: 'Services',
  settings: 'Settings',
};

const areaOf = (permission: string) => permission.split(':')[0] ?? '';

/** What each role may do: the table that pages and backend share. */
export function PermissionsSection() {
  const areas = [...new Set(PERMISSIONS.map(areaOf))];
  return (
    <section className={settings.card} aria-labelledby="permissions">
      <h2 id="permissions">What each role may do</h2>
      <p className={settings.muted}>
        Several roles of one person add up. Single permissions can be given to a person, or taken away, on their page
        under Staff. “Own” means the visits they are assigned to.
      </p>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="The table of permissions">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {ROLE_WORDS[role]}
                </th>
              ))}
            </tr>
          </thead>
          {areas.map((area) => (
            <tbody key={area}>
              <tr>
                <th className={styles.area} scope="rowgroup" colSpan={ROLES.length + 1}>
                  {AREAS[area] ?? area}
                </th>
              </tr>
              {PERMISSIONS.filter((permission) => areaOf(permission) === area).map((permission) => (
                <tr key={permission}>
                  <th scope="row">{PERMISSION_WORDS[permission]}</th>
                  {ROLES.map((role) => (
                    <td key={role}>
                      <Mark allowed={rolePermits(role, permission)} own={onlyForAssigned(role, permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Mark({ allowed, own }: { allowed: boolean; own: boolean }) {
  if (!allowed) return <span className={styles.no}>no</span>;
  return <span className={styles.yes}>{own ? 'own' : 'yes'}</span>;
}
