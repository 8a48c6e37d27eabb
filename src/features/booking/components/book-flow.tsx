import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { ErrorState } from '../../../components/ui/error-state';
import { queryClient } from '../../../lib/query-client';
import type { Shop } from '../../../lib/shop/read-shop';
import { useShop } from '../../../lib/shop/use-shop';
import { readPerson } from '../api/read-person';
import { type BookingPlace, placeSearch, readPlace } from '../booking-place';
import { useDraft } from '../hooks/use-draft';
import { BookSkeleton } from './book-skeleton';
import { CheckStep } from './check-step';
import { DetailsStep } from './details-step';
import { ServiceStep } from './service-step';
import { StepMarks } from './step-marks';
import { Summary } from './summary';
import { TimeStep } from './time-step';
import './booking.css';

/** Booking in four steps: service, time, you and your car, check and book. */
export function BookFlow() {
  return (
    <QueryClientProvider client={queryClient}>
      <LoadedFlow />
    </QueryClientProvider>
  );
}

function LoadedFlow() {
  const { data: shop, error, refetch } = useShop();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return shop ? <Steps shop={shop} /> : <BookSkeleton />;
}

function Steps({ shop }: { shop: Shop }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = readPlace(search);
  const service = shop.services.find(({ serviceId }) => serviceId === asked.serviceId) ?? null;
  const place: BookingPlace = service ? asked : { step: 'service', serviceId: null, startsAt: null };
  const [draft, setDraft] = useDraft();
  const { data: person = null } = useQuery({ queryKey: ['person'], queryFn: readPerson, staleTime: 60_000 });
  const go = (next: Partial<BookingPlace>) => void navigate(placeSearch({ ...place, ...next }));
  const heading = useStepFocus(place.step);
  const step = { shop, place, draft, setDraft, person, go, heading };
  return (
    <div className="page booking" data-step={place.step}>
      <div className="booking-main">
        <StepMarks place={place} onGo={(next) => go({ step: next })} />
        {place.step === 'service' && <ServiceStep {...step} />}
        {place.step === 'time' && service && <TimeStep {...step} service={service} />}
        {place.step === 'details' && service && <DetailsStep {...step} service={service} />}
        {place.step === 'check' && service && <CheckStep {...step} service={service} />}
      </div>
      {service && <Summary shop={shop} service={service} startsAt={place.startsAt} />}
    </div>
  );
}

/** Moves the focus to the new step's heading, so that a screen reader reads on from there; not on the first one. */
function useStepFocus(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return heading;
}
