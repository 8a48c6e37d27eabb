import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router-dom';
import { cents, formatCents } from '../../../../domain/shared/money';
import { bookPath, paths } from '../../../app/paths';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { Skeleton } from '../../../components/ui/skeleton';
import { StatusBadge } from '../../../components/ui/status-badge';
import { ProblemError } from '../../../lib/problem-error';
import { keys } from '../../../lib/query-keys';
import { useLiveChanges } from '../../../lib/use-live-changes';
import { longDayText, timeText } from '../../../lib/when';
import { type Visit, visitByLink } from '../api/visit-by-link';
import { ChangeVisit } from './change-visit';
import { SaveToCalendar } from './save-to-calendar';
import { VisitProgress } from './visit-progress';
import './visit.css';

/** One visit by its link: the confirmation right after booking, and the progress later. */
export function VisitPage({ manageToken }: { manageToken: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.visit(manageToken),
    queryFn: () => visitByLink(manageToken),
  });
  useLiveChanges(data?.liveChannel ? [`link:${data.liveChannel}`] : []);
  if (data) return <KnownVisit visit={data} manageToken={manageToken} />;
  if (error instanceof ProblemError && error.code === 'LINK_INVALID') {
    return (
      <EmptyState
        level={1}
        title="This link does not work"
        text="Open the link from your newest mail. If it is broken over two lines, copy all of it. If you have an account, sign in: your visits are there."
        action={<LinkButton to={paths.home}>Go to the home page</LinkButton>}
      />
    );
  }
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page visit" role="status" aria-label="Loading your visit">
      <h1 className="visually-hidden">Your visit</h1>
      <Skeleton width="16rem" height={38} />
      <Skeleton height={120} />
      <Skeleton height={240} />
    </div>
  );
}

function headingOf({ status }: Visit, justBooked: boolean): string {
  switch (status) {
    case 'PENDING':
      return 'We have your request';
    case 'SCHEDULED':
      return justBooked ? 'You are booked' : 'Your visit';
    case 'ONGOING':
      return 'We are working on your car';
    case 'COMPLETED':
      return 'Your car is ready';
    case 'CANCELLED':
      return 'This visit is cancelled';
    case 'NO_SHOW':
      return 'We missed you';
  }
}

function KnownVisit({ visit, manageToken }: { visit: Visit; manageToken: string }) {
  const { state } = useLocation() as { state: { justBooked?: boolean } | null };
  const words = { timeZone: visit.timeZone, locale: 'en-AU' };
  const wishes = visit.status === 'PENDING' ? (visit.preferredTimes ?? []).filter((at) => at !== visit.startsAt) : [];
  const open = visit.status === 'PENDING' || visit.status === 'SCHEDULED';
  return (
    <div className="page visit">
      <header>
        <h1>{headingOf(visit, state?.justBooked === true)}</h1>
        {state?.justBooked && visit.contactEmail && (
          <p className="lead">A confirmation with a calendar entry is on its way to {visit.contactEmail}.</p>
        )}
      </header>
      <VisitProgress status={visit.status} />
      <section className="card" aria-label="Details of the visit">
        <div className="visit-when">
          <strong>
            {longDayText(visit.startsAt, words)}, {timeText(visit.startsAt, words)}
          </strong>
          <StatusBadge status={visit.status} />
        </div>
        <p className="lead">Time at the workshop, {visit.timeZone}</p>
        <dl className="visit-facts">
          <dt>Service</dt>
          <dd>{[visit.serviceName, visit.planName].filter(Boolean).join(', ')}</dd>
          {wishes.length > 0 && (
            <>
              <dt>Also fine</dt>
              <dd>
                {wishes.map((at) => (
                  <span className="visit-wish" key={at}>
                    {longDayText(at, words)}, {timeText(at, words)}
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>Car</dt>
          <dd>
            {visit.vehicleMake} {visit.vehicleModel} <span className="plate">{visit.vehiclePlate}</span>
          </dd>
          <dt>Price</dt>
          <dd>{formatCents(cents(visit.priceCents), visit.currency, words.locale)}</dd>
          <dt>Where</dt>
          <dd>
            {visit.shopName}, <a href={`tel:${visit.shopPhone.replaceAll(' ', '')}`}>{visit.shopPhone}</a>
          </dd>
          <dt>Reference</dt>
          <dd className="visit-reference">{visit.reference}</dd>
        </dl>
        {open && <SaveToCalendar visit={visit} />}
      </section>
      {open && <ChangeVisit visit={visit} manageToken={manageToken} words={words} />}
      {(visit.status === 'CANCELLED' || visit.status === 'NO_SHOW') && (
        <LinkButton to={bookPath(visit.serviceId)}>Book another time</LinkButton>
      )}
    </div>
  );
}
