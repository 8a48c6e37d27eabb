import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type RefObject, Suspense, lazy, useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { ErrorState } from '../../../components/ui/error-state';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { queryClient } from '../../../lib/query-client';
import { keys } from '../../../lib/query-keys';
import type { Shop } from '../../../shared/shop/api/read-shop';
import { useShop } from '../../../shared/shop/use-shop';
import { readPerson } from '../api/read-person';
import { withPlan } from '../../../../domain/shop/service';
import { type BookingPlace, FIRST_PLACE, placeSearch, readPlace } from '../booking-place';
import { useDraft } from '../hooks/use-draft';
import { useHold } from '../hooks/use-hold';
import { BookSkeleton } from './book-skeleton';
import { HoldNote } from './hold-note';
import { PlanStep } from './plan-step';
import { ServiceStep } from './service-step';
import { StepMarks } from './step-marks';
import { Summary } from './summary';
import './booking.css';

// Each step loads while the one before it is on the screen.
const loadTime = () => import('./time-step');
const loadDetails = () => import('./details-step');
const loadCheck = () => import('./check-step');
const TimeStep = lazy(() => loadTime().then((module) => ({ default: module.TimeStep })));
const DetailsStep = lazy(() => loadDetails().then((module) => ({ default: module.DetailsStep })));
const OpeningSoon = lazy(() =>
  import('../../../components/layout/opening-soon').then((module) => ({ default: module.OpeningSoon })),
);
const CheckStep = lazy(() => loadCheck().then((module) => ({ default: module.CheckStep })));

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
  const [search] = useSearchParams();
  const { step } = readPlace(search);
  // With a service already chosen the times come first: they load together with the shop, not after it.
  useEffect(() => {
    if (step !== 'service') void loadTime();
  }, [step]);
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (shop === null) return <OpeningSoon />;
  return shop ? <Steps shop={shop} /> : <BookSkeleton />;
}

function Steps({ shop }: { shop: Shop }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = readPlace(search);
  const offered = shop.services.find(({ serviceId }) => serviceId === asked.serviceId) ?? null;
  const service = offered && withPlan(offered, asked.planId);
  const place: BookingPlace = service ? asked : { ...FIRST_PLACE, customerId: asked.customerId };
  const [draft, setDraft] = useDraft();
  const { data: person = null } = useQuery({
    queryKey: keys.person(asked.customerId),
    queryFn: () => readPerson(asked.customerId),
    staleTime: 60_000,
  });
  const go = (next: Partial<BookingPlace>) => void navigate(placeSearch({ ...asked, step: place.step, ...next }));
  const choosesPlan = offered !== null && service === null && offered.plans.length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (place.step === 'service') void loadTime();
    if (place.step === 'time') void Promise.all([loadDetails(), loadCheck()]);
  }, [place.step]);
  const { startsAt, planId, waiting } = place;
  const holds = service && startsAt && waiting === null && (place.step === 'details' || place.step === 'check');
  const hold = useHold(holds ? { serviceId: service.serviceId, planId, startsAt } : null);
  const step = { shop, place, draft, setDraft, person, go, heading, hold };
  return (
    <div className="page booking" data-step={place.step}>
      <div className="booking-main">
        <StepMarks place={place} onGo={(next) => go({ step: next })} />
        {person?.bookedFor && (
          <Notice tone="working">
            You are booking for <bdi>{person.name || person.email}</bdi>.
          </Notice>
        )}
        {place.step === 'service' && !choosesPlan && <ServiceStep {...step} />}
        {choosesPlan && (
          <PlanStep
            {...{ service: offered, settings: shop.settings, heading }}
            onTake={(chosen) => go({ step: 'time', planId: chosen, startsAt: null })}
          />
        )}
        <Suspense fallback={<Skeleton height={480} />}>
          {place.step === 'time' && service && <TimeStep {...step} service={service} />}
          {place.step === 'details' && service && <DetailsStep {...step} service={service} />}
          {place.step === 'check' && service && <CheckStep {...step} service={service} />}
          <FocusOnStep step={`${place.step}${choosesPlan ? '-plan' : ''}`} heading={heading} />
        </Suspense>
      </div>
      {service && (
        <Summary shop={shop} service={service} planId={place.planId} startsAt={place.startsAt}>
          {hold.hold && <HoldNote hold={hold.hold} onKeepAgain={hold.keepAgain} />}
        </Summary>
      )}
    </div>
  );
}

/**
 * Moves the focus to a new step's heading, so a screen reader continues there; not on the first step.
 */
function FocusOnStep({ step, heading }: { step: string; heading: RefObject<HTMLHeadingElement | null> }) {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step, heading]);
  return null;
}
