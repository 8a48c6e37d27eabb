import { priceAndTime } from '../../../lib/service-price';
import { FIRST_PLACE } from '../booking-place';
import type { StepProps } from '../step-props';

/** The services by category, with name, price and duration. */
export function ServiceStep({ shop, place, go, heading }: StepProps) {
  const { services, settings } = shop;
  const categories = [...new Set(services.map(({ category }) => category))];
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        What does your car need?
      </h1>
      <p className="lead">Choose a service. You see the free times next.</p>
      {services.length === 0 && <p>The workshop offers nothing online yet. Please call {settings.phone}.</p>}
      {categories.map((category) => (
        <section key={category} aria-label={category}>
          {categories.length > 1 && <h2 className="choices-title">{category}</h2>}
          <ul className="choices">
            {services
              .filter((service) => service.category === category)
              .map((service) => (
                <li key={service.serviceId}>
                  <button
                    type="button"
                    className="choice"
                    onClick={() =>
                      go({ ...FIRST_PLACE, step: 'time', serviceId: service.serviceId, customerId: place.customerId })
                    }
                  >
                    <span className="choice-name">{service.name}</span>
                    <span className="choice-price">{priceAndTime(service, settings).price}</span>
                    <span className="choice-text">{service.summary}</span>
                    <span className="choice-time">{priceAndTime(service, settings).time}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
