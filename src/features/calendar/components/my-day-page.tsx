import { Link } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { bookedName, occupiesCells } from '../../../../domain/booking/appointment';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { Skeleton } from '../../../components/ui/skeleton';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import { timeWords } from '../calendar-words';
import { calendarActor, useCalendar } from '../hooks/use-calendar';
import { useDetails } from '../hooks/use-details';
import { useNow } from '../hooks/use-now';
import { CalendarSkeleton } from './calendar-skeleton';
import { TransitionButtons } from './transition-buttons';
import { NotSetUp } from './not-set-up';
import { StatusMark } from './status-mark';
import page from './calendar-page.module.css';
import styles from './my-day.module.css';

const RANK = { ONGOING: 0, SCHEDULED: 1, PENDING: 2, COMPLETED: 3, CANCELLED: 4, NO_SHOW: 4 } as const;

/** A mechanic's own day, for a phone in one hand: the current job, the next one, and finished ones. */
export function MyDayPage({ actor }: { actor: Actor }) {
  const nowMs = useNow();
  const { shop, bays, staff, appointments, error, retry } = useCalendar(null, nowMs);
  if (shop === null) return <NotSetUp actor={actor} />;
  if (error && !(shop && staff && appointments)) return <ErrorState level={1} error={error} onRetry={retry} />;
  if (!shop || !bays || !staff || !appointments) {
    return (
      <div className={page.page}>
        <CalendarSkeleton />
      </div>
    );
  }
  const self = calendarActor(actor, staff);
  const technicianId = self.kind === 'STAFF' ? self.technicianId : null;
  const jobs = appointments
    .filter((job) => technicianId !== null && job.technicianId === technicianId && occupiesCells(job.status))
    .sort((a, b) => RANK[a.status] - RANK[b.status] || a.startsAt.localeCompare(b.startsAt));
  const bayName = (bayId: string) => bays.find((bay) => bay.bayId === bayId)?.name ?? bayId;
  return (
    <div className={page.page}>
      <h1 className={styles.title}>My day</h1>
      {jobs.length === 0 && (
        <EmptyState
          title={technicianId === null ? 'You are not on the schedule' : 'No jobs for you today'}
          text={
            technicianId === null
              ? 'This page shows the jobs of people who work on cars.'
              : 'Jobs that are assigned to you appear here by themselves.'
          }
        />
      )}
      <Jobs {...{ jobs, shop, bayName }} actor={self} />
    </div>
  );
}

interface JobsProps {
  jobs: readonly CalendarVisit[];
  actor: Actor;
  shop: CalendarShop;
  bayName: (bayId: string) => string;
}

function Jobs({ jobs, actor, shop, bayName }: JobsProps) {
  const details = useDetails(jobs);
  return (
    <>
      {details.error && <ErrorState error={details.error} onRetry={details.retry} />}
      <ol className={styles.jobs}>
        {jobs.map((job) => (
          <li key={job.appointmentId} className={styles.job} data-status={job.status}>
            <p className={styles.when}>
              {timeWords(job.startsAt, shop)} to {timeWords(job.endsAt, shop)}, {bayName(job.bayId)}
              <StatusMark status={job.status} />
            </p>
            <h2>
              <bdi className={styles.plate}>{job.vehiclePlate}</bdi> <bdi>{bookedName(job)}</bdi>
            </h2>
            <CarAndNote details={details.of.get(job.appointmentId)} isLoading={details.isPending} />
            <TransitionButtons appointment={job} actor={actor} onMoved={() => undefined} />
            <Link to={`/staff?appointment=${job.appointmentId}`}>Everything about this job</Link>
          </li>
        ))}
      </ol>
    </>
  );
}

function CarAndNote({ details, isLoading }: { details: CalendarAppointment | undefined; isLoading: boolean }) {
  if (details === undefined) {
    if (!isLoading) return null;
    return (
      <p role="status" aria-label="Loading the car and the note">
        <Skeleton width={160} height={18} />
      </p>
    );
  }
  const { vehicleMake, vehicleModel, vehicleYear, note } = details;
  return (
    <>
      <p>
        <bdi>{[vehicleMake, vehicleModel, vehicleYear].filter(Boolean).join(' ')}</bdi>
      </p>
      {note && <p className={styles.note}>{note}</p>}
    </>
  );
}
