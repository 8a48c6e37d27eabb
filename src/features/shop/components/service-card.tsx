import { Link } from 'react-router-dom';
import type { Service } from '../../../../domain/shop/service';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { cents, formatCents } from '../../../../domain/shared/money';
import { bookPath } from '../../../app/paths';
import { durationText } from '../../../lib/when';
import './shop.css';

/** A service as a card: name, what it is, price and duration. The whole card leads to booking it. */
export function ServiceCard({ service, settings }: { service: Service; settings: ShopSettings }) {
  return (
    <li className="service-card">
      <h3>
        <Link to={bookPath(service.serviceId)}>{service.name}</Link>
      </h3>
      <p>{service.summary}</p>
      <span className="service-facts">
        <strong>{formatCents(cents(service.priceCents), settings.currency, settings.locale)}</strong>
        <span>{durationText(service.durationMinutes)}</span>
      </span>
    </li>
  );
}
