import type { ReactNode } from 'react';
import type { Service } from '../../../../domain/shop/service';
import { cents, formatCents } from '../../../../domain/shared/money';
import type { Instant } from '../../../../domain/shared/time';
import type { Shop } from '../../../shared/shop/api/read-shop';
import { durationText, longDayText, timeText } from '../../../lib/when';

interface SummaryProps {
  shop: Shop;
  service: Service;
  planId: string | null;
  startsAt: Instant | null;
  /** How long the time is held. */
  children?: ReactNode;
}

/** The booking so far, always in view: beside the steps, or as a bar at the bottom of a phone. */
export function Summary({ shop: { settings }, service, planId, startsAt, children }: SummaryProps) {
  const plan = service.plans.find((one) => one.planId === planId);
  return (
    <aside className="summary" aria-label="Your booking">
      <strong className="summary-service">{[service.name, plan?.name].filter(Boolean).join(', ')}</strong>
      <span className="summary-price">
        {formatCents(cents(service.priceCents), settings.currency, settings.locale)}
        <span>{durationText(service.durationMinutes)}</span>
      </span>
      <span className="summary-when">
        {startsAt ? `${longDayText(startsAt, settings)}, ${timeText(startsAt, settings)}` : 'No time chosen yet'}
      </span>
      <span className="summary-zone">
        {settings.name}, {settings.timeZone} time
      </span>
      {children}
    </aside>
  );
}
