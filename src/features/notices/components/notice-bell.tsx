import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import { keys } from '../../../lib/query-keys';
import { listNotices } from '../api/list-notices';
import type { StaffAlert } from '../api/list-notices';
import { agoWords, alertDetail, alertTitle } from '../notice-words';
import { markSeen, unreadCount, useSeenUntil } from '../seen-until';
import styles from './notice-bell.module.css';

/** The bell: how many alerts came since this person last looked, and the latest ones. */
export function NoticeBell() {
  const [open, setOpen] = useState(false);
  const { data: alerts, isError, refetch } = useQuery({ queryKey: keys.notices, queryFn: listNotices });
  const seenUntil = useSeenUntil();
  const [newSince, setNewSince] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useClosedFromOutside(box, open, () => setOpen(false));
  const unread = unreadCount(alerts ?? [], seenUntil);

  const toggle = () => {
    if (!open) setNewSince(seenUntil);
    const latest = alerts?.[0];
    if (latest) markSeen(latest.createdAt);
    setOpen(!open);
  };

  return (
    <div className={styles.box} ref={box}>
      <button type="button" className={styles.bell} aria-expanded={open} aria-controls="alerts" onClick={toggle}>
        <BellIcon />
        <VisuallyHidden>Notifications</VisuallyHidden>
        {unread > 0 && (
          <span className={styles.count}>
            {unread > 9 ? '9+' : unread}
            <VisuallyHidden> new</VisuallyHidden>
          </span>
        )}
      </button>
      {open && (
        <div className={styles.panel} id="alerts" role="region" aria-label="Notifications">
          <h2>Notifications</h2>
          {isError && (
            <p className={styles.note}>
              The alerts could not be read.{' '}
              <button type="button" onClick={() => void refetch()}>
                Try again
              </button>
            </p>
          )}
          {alerts?.length === 0 && <p className={styles.note}>Nothing yet. New bookings and changes appear here.</p>}
          <AlertList alerts={alerts ?? []} newSince={newSince} onChosen={() => setOpen(false)} />
        </div>
      )}
    </div>
  );
}

interface AlertListProps {
  alerts: readonly StaffAlert[];
  newSince: string;
  onChosen: () => void;
}

function AlertList({ alerts, newSince, onChosen }: AlertListProps) {
  const [nowMs] = useState(() => Date.now());
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <li key={alert.noticeId}>
          <Link
            className={styles.alert}
            data-new={alert.createdAt > newSince || undefined}
            to={alertLink(alert)}
            onClick={onChosen}
          >
            <span className={styles.title}>{alertTitle(alert)}</span>
            <span className={styles.ago}>{agoWords(alert.createdAt, nowMs, navigator.language)}</span>
            <bdi className={styles.detail}>{alertDetail(alert)}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function alertLink({ appointmentId, facts }: StaffAlert): string {
  const search = new URLSearchParams();
  if (typeof facts['visitDate'] === 'string') search.set('date', facts['visitDate']);
  if (appointmentId) search.set('appointment', appointmentId);
  return `/staff?${search.toString()}`;
}

function useClosedFromOutside(box: React.RefObject<HTMLElement | null>, open: boolean, close: () => void) {
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [box, open, close]);
}

function BellIcon() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5 1.5 5h-13S5 12.5 5 8.5ZM8.2 16.5a2 2 0 0 0 3.6 0" />
    </svg>
  );
}
