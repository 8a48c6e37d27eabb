import type { RefObject } from 'react';
import type { Service } from '../../../../domain/shop/service';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { cents, formatCents } from '../../../../domain/shared/money';
import { durationText } from '../../../lib/when';

interface PlanStepProps {
  service: Service;
  settings: ShopSettings;
  heading: RefObject<HTMLHeadingElement | null>;
  onTake: (planId: string) => void;
}

/** The plans of the service. */
export function PlanStep({ service, settings, heading, onTake }: PlanStepProps) {
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {service.name}: which one?
      </h1>
      <p className="lead">{service.summary}</p>
      <ul className="choices">
        {service.plans.map(({ planId, name, summary, priceCents, durationMinutes }) => (
          <li key={planId}>
            <button type="button" className="choice" onClick={() => onTake(planId)}>
              <span className="choice-name">{name}</span>
              <span className="choice-price">{formatCents(cents(priceCents), settings.currency, settings.locale)}</span>
              <span className="choice-text">{summary}</span>
              <span className="choice-time">{durationText(durationMinutes)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
