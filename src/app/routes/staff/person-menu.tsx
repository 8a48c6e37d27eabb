import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { StaffActor } from '../../../../domain/access/permissions';
import { ROLE_WORDS } from '../../../lib/access-words';
import { keys } from '../../../lib/query-keys';
import { currentEmail } from '../../../lib/session';
import { paths } from '../../paths';
import { useSignOut } from '../use-sign-out';
import styles from './person-menu.module.css';

interface PersonMenuProps {
  actor: StaffActor;
}

/** The signed-in person, their roles and sign-in settings, and "Sign out". */
export function PersonMenu({ actor }: PersonMenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const signOut = useSignOut();
  const { data: email = '' } = useQuery({ queryKey: keys.email, queryFn: currentEmail, staleTime: Infinity });
  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') {
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }
      if (event.type === 'pointerdown' && event.target instanceof Node && !box.current?.contains(event.target))
        setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);
  const roles = actor.roles.map((role) => ROLE_WORDS[role]).join(', ');
  return (
    <div className={styles.box} ref={box}>
      <button
        type="button"
        className={styles.person}
        aria-expanded={open}
        aria-controls="person"
        onClick={() => setOpen(!open)}
      >
        <span className={styles.initial} aria-hidden="true">
          {email.charAt(0).toUpperCase()}
        </span>
        <span className={styles.roles}>{roles}</span>
      </button>
      {open && (
        <div className={styles.menu} id="person">
          <p>
            <span>Signed in as</span>
            <strong>{email}</strong>
          </p>
          <Link to={paths.security} onClick={() => setOpen(false)}>
            Sign-in and security
          </Link>
          <button type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </div>
      )}
    </div>
  );
}
