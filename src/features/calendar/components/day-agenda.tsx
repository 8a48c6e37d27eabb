import { Link } from 'react-router-dom';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarResource } from '../calendar-layout';
import { belongsTo, isLate } from '../calendar-todo';
import { shortTime, timeWords, whoseText } from '../calendar-words';
import type { Clock } from '../calendar-words';
import { useCalendarPlace } from '../hooks/use-calendar-place';
import { StatusMark } from './status-mark';
import styles from './day-agenda.module.css';

interface DayAgendaProps {
  columns: readonly { resource: CalendarResource; appointments: readonly CalendarVisit[] }[];
  clock: Clock;
  nowMs: number;
  movingIds: ReadonlySet<string>;
}

/** The same day on a phone: a list for each bay or technician, in order of time. */
export function DayAgenda({ columns, clock, nowMs, movingIds }: DayAgendaProps) {
  const { place, linkTo } = useCalendarPlace();
  const { show } = place;
  const shown = columns.map(({ resource, appointments }) => ({
    resource,
    appointments: show ? appointments.filter((each) => belongsTo(show, each)) : appointments,
  }));
  return (
    <div className={styles.agenda}>
      {shown.map(({ resource, appointments }) => (
        <section key={resource.resourceId} aria-label={resource.name} className={styles.resource}>
          <header className={styles.head}>
            <h2>
              <bdi>{resource.name}</bdi>
            </h2>
            <span>{resource.detail}</span>
          </header>
          {appointments.length === 0 ? (
            <p className={styles.free}>{show ? 'None here' : 'Free all day'}</p>
          ) : (
            <ol className={styles.list}>
              {appointments.map((appointment) => (
                <li key={appointment.appointmentId}>
                  <AgendaRow
                    appointment={appointment}
                    clock={clock}
                    late={isLate(appointment, nowMs)}
                    moving={movingIds.has(appointment.appointmentId)}
                    link={linkTo({ appointmentId: appointment.appointmentId })}
                  />
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}

interface AgendaRowProps {
  appointment: CalendarVisit;
  clock: Clock;
  late: boolean;
  moving: boolean;
  link: { search: string };
}

function AgendaRow({ appointment, clock, late, moving, link }: AgendaRowProps) {
  return (
    <Link
      className={styles.row}
      to={link}
      data-appointment={appointment.appointmentId}
      data-status={appointment.status}
      data-moving={moving || undefined}
    >
      <span className={styles.time} data-late={late || undefined}>
        <time dateTime={appointment.startsAt}>{shortTime(appointment.startsAt, clock)}</time>
        <span className={styles.until}>{timeWords(appointment.endsAt, clock)}</span>
      </span>
      <span className={styles.what}>
        <span className={styles.service}>
          <bdi>{appointment.serviceName}</bdi>
        </span>
        <span className={styles.who}>
          {appointment.vehiclePlate && <bdi className={styles.plate}>{appointment.vehiclePlate}</bdi>}
          <bdi className={styles.name}>{whoseText(appointment)}</bdi>
        </span>
      </span>
      <StatusMark status={appointment.status} />
    </Link>
  );
}
