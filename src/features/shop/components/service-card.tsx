import { Link } from 'react-router-dom';
import type { Service } from '../../../../domain/shop/service';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { bookPath } from '../../../app/paths';
import { priceAndTime } from '../../../lib/service-price';
import './shop.css';

/** A service as a card: name, what it is, price and duration. The whole card leads to booking it. */
export function ServiceCard({ service, settings }: { service: Service; settings: ShopSettings }) {
  const { price, time } = priceAndTime(service, settings);
  return (
    <li className="service-card">
      <h3>
        <Link to={bookPath(service.serviceId)}>{service.name}</Link>
      </h3>
      <p>{service.summary}</p>
      <span className="service-facts">
        <strong>{price}</strong>
        <span>{time}</span>
      </span>
    </li>
  );
}
