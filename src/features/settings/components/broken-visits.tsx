import { Link } from 'react-router-dom';
import { bookedName } from '../../../../domain/booking/appointment';
import type { ProblemFacts } from '../../../../domain/shared/problem';
import { localDateOf } from '../../../../domain/shared/time';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { longDayText, timeText } from '../../../lib/when';
import { brokenVisits, type useSave } from '../use-save';
import styles from './settings.module.css';

/** What happens to the visits of a technician who leaves. */
export const LEFT_TO_ASSIGN = 'Save, and leave these appointments to be assigned';

interface BrokenVisitsProps {
  broken: ProblemFacts;
  saving: Pick<ReturnType<typeof useSave>, 'saveAnyway' | 'goBack' | 'isPending'>;
  settings: Pick<ShopSettings, 'timeZone' | 'locale'>;
  /** What saving anyway means. */
  anyway?: string | undefined;
}

/** The appointments that a change would break, with the two choices. */
export function BrokenVisits({ broken, saving, settings, anyway = 'Keep them and save' }: BrokenVisitsProps) {
  const visits = brokenVisits(broken);
  const more = Number(broken['count'] ?? 0) - visits.length;
  const count = visits.length + more;
  return (
    <Notice tone="waiting">
      <p>
        {count === 1
          ? 'One appointment is affected by this change:'
          : `${count} appointments are affected by this change:`}
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
        <Button variant="primary" busy={saving.isPending} onClick={saving.saveAnyway}>
          {anyway}
        </Button>
        <Button onClick={saving.goBack}>Go back</Button>
      </div>
    </Notice>
  );
}
