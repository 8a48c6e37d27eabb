import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { bookedName } from '../../../../domain/booking/appointment';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { longDayText, timeText } from '../../../lib/when';
import { brokenVisits, type useSave } from '../use-save';
import styles from './settings.module.css';

/** What becomes of the visits of somebody who goes. */
export const LEFT_TO_ASSIGN = 'Save, and leave these appointments to be assigned';

interface SaveBarProps {
  saving: Omit<ReturnType<typeof useSave>, 'save'>;
  settings: Pick<ShopSettings, 'timeZone' | 'locale'>;
  /** What saving all the same means. */
  anyway?: string | undefined;
  label?: string;
  /** Shown instead while somebody else's newer version is to be looked at. */
  newer?: ReactNode;
  onCancel?: () => void;
}

/** The end of every form: save, what went wrong, and what the change would break. */
export function SaveBar(props: SaveBarProps) {
  const { saving, settings, anyway = 'Keep them and save', label = 'Save', newer, onCancel } = props;
  const { broken, problem, isPending, isSaved } = saving;
  if (saving.conflict && newer) return newer;
  if (broken) {
    const visits = brokenVisits(broken);
    const more = Number(broken['count'] ?? 0) - visits.length;
    return (
      <Notice tone="waiting">
        <p>
          {visits.length + more === 1 ? 'One appointment stands' : `${visits.length + more} appointments stand`} in the
          way of this change:
        </p>
        <ul>
          {visits.map((visit) => (
            <li key={visit.appointmentId}>
              <Link
                to={`/staff?date=${localDateOf(visit.startsAt, settings.timeZone)}&appointment=${visit.appointmentId}`}
              >
                {longDayText(visit.startsAt, settings)}, {timeText(visit.startsAt, settings)}
              </Link>
              : <bdi>{visit.contactName}</bdi>, <bdi>{bookedName(visit)}</bdi>
              {visit.vehiclePlate && (
                <>
                  , <bdi>{visit.vehiclePlate}</bdi>
                </>
              )}
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
        <div className={styles.buttons}>
          <Button variant="primary" busy={isPending} onClick={saving.saveAnyway}>
            {anyway}
          </Button>
          <Button onClick={saving.goBack}>Go back</Button>
        </div>
      </Notice>
    );
  }
  return (
    <>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" busy={isPending}>
          {label}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <span role="status">{isSaved && !isPending ? 'Saved.' : ''}</span>
      </div>
    </>
  );
}
