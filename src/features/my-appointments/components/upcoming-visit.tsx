import type { Actor } from '../../../../domain/access/permissions';
import { bookedName } from '../../../../domain/booking/appointment';
import { referenceOf } from '../../../../domain/shared/ids';
import { formatCents } from '../../../../domain/shared/money';
import { StatusBadge } from '../../../components/ui/status-badge';
import type { VisitShop } from '../api/get-visit-shop';
import type { Visit } from '../api/list-my-appointments';
import { carWords, leafWords, standingWords, timeWords } from '../visit-words';
import { CancelVisit } from './cancel-visit';
import { VisitProgress } from './visit-progress';
import styles from './upcoming-visit.module.css';

interface UpcomingVisitProps {
  visit: Visit;
  shop: VisitShop;
  actor: Actor;
  nowMs: number;
}

/** A visit to come: time, service, car, progress, and cancelling while possible. */
export function UpcomingVisit({ visit, shop, actor, nowMs }: UpcomingVisitProps) {
  const leaf = leafWords(visit.startsAt, shop);
  const car = carWords(visit);
  return (
    <article className={styles.visit} data-status={visit.status} aria-label={visit.serviceName}>
      <div className={styles.top}>
        <time className={styles.leaf} dateTime={visit.startsAt}>
          <span>{leaf.weekday}</span>
          <span className={styles.day}>{leaf.day}</span>
          <span>{leaf.month}</span>
        </time>
        <div className={styles.what}>
          <h3>
            <bdi>{bookedName(visit)}</bdi>
          </h3>
          <p className={styles.time}>
            {timeWords(visit.startsAt, shop)} to {timeWords(visit.endsAt, shop)}
          </p>
          <p className={styles.car}>
            {visit.vehiclePlate && <bdi className={styles.plate}>{visit.vehiclePlate}</bdi>}
            {car && <bdi>{car}</bdi>}
          </p>
        </div>
        <div className={styles.side}>
          <StatusBadge status={visit.status} />
          <span className={styles.price}>{formatCents(visit.priceCents, shop.currency, shop.locale)}</span>
        </div>
      </div>
      <VisitProgress status={visit.status} />
      <p className={styles.standing} aria-live="polite">
        {standingWords(visit, shop, shop.name)}
      </p>
      <CancelVisit visit={visit} shop={shop} actor={actor} nowMs={nowMs} />
      <p className={styles.reference}>
        Reference <span>{referenceOf(visit.appointmentId)}</span>
      </p>
    </article>
  );
}
