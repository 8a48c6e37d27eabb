import { useState } from 'react';
import { can, mayGiveAccess } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { ROLE_WORDS } from '../../../lib/access-words';
import type { StaffRow } from '../api/read-settings';
import { SKILL_WORDS } from '../words';
import { AccessForm } from './access-form';
import { InviteForm } from './invite-form';
import type { PartProps } from './settings-page';
import { StaffForm } from './staff-form';
import styles from './settings.module.css';

type Open = { form: 'WORK' | 'ACCESS'; staffId: string } | { form: 'INVITE' };

/** Who works here and when, what they are trained for, and what they may do. */
export function StaffPart({ actor, records }: PartProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (open?.form === 'INVITE') return <InviteForm actor={actor} records={records} onClose={close} />;
  const person = records.staff.find((one) => one.staffId === open?.staffId);
  if (open && person) {
    return open.form === 'WORK' ? (
      <StaffForm key={person.staffId} actor={actor} records={records} person={person} onClose={close} />
    ) : (
      <AccessForm key={person.staffId} actor={actor} records={records} person={person} onClose={close} />
    );
  }
  const isSelf = (one: StaffRow) => actor.kind === 'STAFF' && actor.staffId === one.staffId;
  return (
    <section className={styles.card} aria-labelledby="staff">
      <h2 id="staff">Staff</h2>
      <p className={styles.muted}>Leave and single days off are under closures and leave.</p>
      {can(actor, 'staff:access') && (
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => setOpen({ form: 'INVITE' })}>
            Invite somebody
          </Button>
        </div>
      )}
      <ul className={styles.rows}>
        {records.staff.map((one) => (
          <li key={one.staffId} className={one.active ? undefined : styles.off}>
            <span>
              <bdi>{one.name}</bdi>
              {!one.active && ' (not active)'}
              <br />
              <span className={styles.muted}>
                {one.roles.map((role) => ROLE_WORDS[role]).join(', ')}
                {one.work && one.work.skills.length > 0 && ': '}
                {one.work?.skills.map((skill) => SKILL_WORDS[skill]).join(', ')}
              </span>
            </span>
            <Button onClick={() => setOpen({ form: 'WORK', staffId: one.staffId })}>
              Edit<span className="visually-hidden"> {one.name}</span>
            </Button>
            {!isSelf(one) && mayGiveAccess(actor, one, one) && (
              <Button onClick={() => setOpen({ form: 'ACCESS', staffId: one.staffId })}>
                Access<span className="visually-hidden"> of {one.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
