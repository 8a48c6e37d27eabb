import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { availableSlots } from '../../../../domain/booking/availability';
import { cheapestOf } from '../../../../domain/shop/service';
import { addDays, localDateOf } from '../../../../domain/shared/time';
import { bookPath, paths } from '../../../app/paths';
import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import { problemText } from '../../../lib/problem-text';
import { queryClient } from '../../../lib/query-client';
import { keys } from '../../../lib/query-keys';
import type { Shop } from '../../../shared/shop/api/read-shop';
import { useSheets, useShop } from '../../../shared/shop/use-shop';
import { dayText, timeText } from '../../../lib/when';
import { OpeningHours } from './opening-hours';
import { ServiceCard } from './service-card';
import { HoursSkeleton, NextFreeSkeleton, ServiceCardsSkeleton } from './shop-skeletons';

const FEATURED = 6;
const LOOK_AHEAD_DAYS = 7;

const Live = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);

interface NextFreeProps {
  /** Called if the shop is not set up, so the page does not offer booking. */
  onNotSetUp: () => void;
}

/** The next free time of the service asked for most, computed from the live day sheets. */
export const NextFree = (props: NextFreeProps) => (
  <Live>
    <NextFreeCard {...props} />
  </Live>
);

export const FeaturedServices = () => (
  <Live>
    <FeaturedCards />
  </Live>
);

export const ShopFacts = () => (
  <Live>
    <FactsOfShop />
  </Live>
);

function NextFreeCard({ onNotSetUp }: NextFreeProps) {
  const { data: shop, error } = useShop();
  useEffect(() => {
    if (shop === null) onNotSetUp();
  });
  if (error) {
    return (
      <div className="next-free">
        <span className="next-free-label">Free times</span>
        <p>{problemText(error)}</p>
        <Retry />
      </div>
    );
  }
  return shop ? <NextFreeOf shop={shop} /> : <NextFreeSkeleton />;
}

function NextFreeOf({ shop }: { shop: Shop }) {
  const [nowMs] = useState(Date.now);
  const { settings, services } = shop;
  const today = localDateOf(nowMs, settings.timeZone);
  const dates = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => addDays(today, index));
  const { sheets, isPending } = useSheets(dates);
  const [first] = services;
  // For a service with plans, the shortest: the next step asks for the plan.
  const service = first && { ...first, ...cheapestOf(first) };
  if (isPending) return <NextFreeSkeleton />;
  const slot = service && availableSlots({ ...shop, service, sheets, dates, nowMs }).flatMap(({ slots }) => slots)[0];
  if (!service || !slot) {
    return (
      <div className="next-free">
        <span className="next-free-label">This week is full</span>
        <p>We have times from next week on.</p>
        <LinkButton to={paths.book}>See free times</LinkButton>
      </div>
    );
  }
  const at = new URLSearchParams({ service: service.serviceId, at: slot.startsAt, step: 'details' });
  return (
    <div className="next-free">
      <span className="next-free-label">Next free time</span>
      <span className="next-free-time">
        {dayText(slot.startsAt, settings)}, {timeText(slot.startsAt, settings)}
      </span>
      <span className="next-free-service">{service.name}</span>
      <LinkButton to={`${paths.book}?${at.toString()}`} size="large" variant="secondary">
        Take this time
      </LinkButton>
    </div>
  );
}

function FeaturedCards() {
  const { data: shop, error } = useShop();
  if (error) return <Failure error={error} />;
  if (!shop) return <ServiceCardsSkeleton count={FEATURED} />;
  if (shop.services.length === 0) return <p className="lead">The workshop has not put its services online yet.</p>;
  return (
    <ul className="service-cards">
      {shop.services.slice(0, FEATURED).map((service) => (
        <ServiceCard key={service.serviceId} service={service} settings={shop.settings} />
      ))}
    </ul>
  );
}

function FactsOfShop() {
  const { data: shop, error } = useShop();
  if (error) return <Failure error={error} />;
  if (!shop) return <HoursSkeleton />;
  const { settings } = shop;
  return (
    <div className="shop-facts">
      <address className="card">
        <strong>{settings.name}</strong>
        {settings.addressLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <a href={`tel:${settings.phone.replaceAll(' ', '')}`}>{settings.phone}</a>
        <a href={`mailto:${settings.email}`}>{settings.email}</a>
        <LinkButton to={bookPath()} variant="secondary">
          Book a repair
        </LinkButton>
      </address>
      <OpeningHours settings={settings} />
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  return (
    <div className="card" role="alert">
      <p>{problemText(error)}</p>
      <Retry />
    </div>
  );
}

function Retry() {
  const client = useQueryClient();
  return <Button onClick={() => void client.resetQueries({ queryKey: keys.shop })}>Try again</Button>;
}
