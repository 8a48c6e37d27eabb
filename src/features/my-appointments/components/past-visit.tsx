import { Link } from 'react-router-dom';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { formatCents } from '../../../../domain/shared/money';
import { StatusBadge } from '../../../components/ui/status-badge';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import type { VisitShop } from '../api/get-visit-shop';
import type { Visit } from '../api/list-my-appointments';
import { carWords, shortDayWords } from '../visit-words';
import styles from './past-visit.module.css';

/** A past visit, with a link to book the same again. */
export function PastVisit({ visit, shop }: { visit: Visit; shop: VisitShop }) {
  const detail = [visit.vehiclePlate, carWords(visit)].filter(Boolean).join(' · ');
  return (
    <li className={styles.visit}>
      <time className={styles.date} dateTime={visit.startsAt}>
        {shortDayWords(visit.startsAt, shop)}
      </time>
      <div className={styles.what}>
        <bdi className={styles.service}>{bookedName(visit)}</bdi>
        <bdi className={styles.detail}>{detail}</bdi>
        {visit.status === 'CANCELLED' && visit.cancelReason && (
          <bdi className={styles.detail}>{visit.cancelReason}</bdi>
        )}
      </div>
      <StatusBadge status={visit.status} />
      <span className={styles.price}>
        {occupiesCells(visit.status) ? formatCents(visit.priceCents, shop.currency, shop.locale) : ''}
      </span>
      <Link className={styles.again} to={`/book?${new URLSearchParams({ service: visit.serviceId }).toString()}`}>
        Book again<VisuallyHidden>: {visit.serviceName}</VisuallyHidden>
      </Link>
    </li>
  );
}
