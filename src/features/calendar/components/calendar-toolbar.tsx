import { Link } from 'react-router-dom';
import type { ReactNode } from 'react';
import { APPOINTMENT_STATUSES } from '../../../../domain/booking/appointment';
import { STATUS_WORDS } from '../../../components/ui/status-words';
import type { Colleague } from '../api/list-staff';
import { dateWords, spanTitle } from '../calendar-words';
import { CALENDAR_SPANS, type CalendarSpan, useCalendarPlace } from '../hooks/use-calendar-place';
import { ChevronIcon } from './icons';
import { shifted } from './week-view';
import styles from './calendar-toolbar.module.css';

const SPAN_WORDS: Readonly<Record<CalendarSpan, string>> = { day: 'Day', week: 'Week', month: 'Month' };

interface CalendarToolbarProps {
  date: string;
  today: string;
  locale: string;
  summary: string;
  staff: readonly Colleague[];
  /** The page's actions. */
  actions?: ReactNode;
}

/** The day and the view. Every choice is a link, so you can open it in a new tab. */
export function CalendarToolbar({ date, today, locale, summary, staff, actions }: CalendarToolbarProps) {
  const { place, linkTo, goTo } = useCalendarPlace();
  const dayLink = (day: string) => linkTo({ date: day === today ? null : day, appointmentId: null });
  return (
    <div className={styles.toolbar}>
      <div className={styles.title}>
        <h1>{spanTitle(place.span, { date, today, locale })}</h1>
        <p>
          {place.span === 'day' && <time dateTime={date}>{dateWords(date, locale)}</time>}
          <span className={styles.summary}>{summary}</span>
        </p>
      </div>
      <nav className={styles.days} aria-label="Day">
        <Link
          className={styles.step}
          to={dayLink(shifted(date, place.span, -1))}
          aria-label={`Previous ${place.span}`}
          title={`Previous ${place.span}`}
        >
          <ChevronIcon direction="left" />
        </Link>
        <Link className={styles.today} to={dayLink(today)} aria-current={date === today ? 'date' : undefined}>
          Today
        </Link>
        <Link
          className={styles.step}
          to={dayLink(shifted(date, place.span, 1))}
          aria-label={`Next ${place.span}`}
          title={`Next ${place.span}`}
        >
          <ChevronIcon direction="right" />
        </Link>
        <input
          className={styles.jump}
          type="date"
          aria-label="Go to a day"
          value={date}
          onChange={(event) => {
            const day = event.target.value;
            if (day) goTo({ date: day === today ? null : day, appointmentId: null });
          }}
        />
      </nav>
      <nav className={styles.views} aria-label="Span">
        {CALENDAR_SPANS.map((span) => (
          <Link
            key={span}
            to={linkTo({ span, appointmentId: null })}
            aria-current={place.span === span ? 'true' : undefined}
          >
            {SPAN_WORDS[span]}
          </Link>
        ))}
      </nav>
      {place.span === 'day' && (
        <nav className={styles.views} aria-label="Columns">
          <Link to={linkTo({ view: 'bay' })} aria-current={place.view === 'bay' ? 'true' : undefined}>
            By bay
          </Link>
          <Link to={linkTo({ view: 'technician' })} aria-current={place.view === 'technician' ? 'true' : undefined}>
            By technician
          </Link>
        </nav>
      )}
      <div className={styles.filters}>
        <select
          className={styles.jump}
          aria-label="Only this technician"
          value={place.technicianId ?? ''}
          onChange={(event) => goTo({ technicianId: event.target.value || null })}
        >
          <option value="">Everybody</option>
          {staff.flatMap(({ technicianId, name }) =>
            technicianId
              ? [
                  <option key={technicianId} value={technicianId}>
                    {name}
                  </option>,
                ]
              : [],
          )}
        </select>
        <select
          className={styles.jump}
          aria-label="Only this status"
          value={place.status ?? ''}
          onChange={(event) =>
            goTo({ status: APPOINTMENT_STATUSES.find((status) => status === event.target.value) ?? null })
          }
        >
          <option value="">Every status</option>
          {APPOINTMENT_STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_WORDS[status]}
            </option>
          ))}
        </select>
        {actions}
      </div>
    </div>
  );
}
