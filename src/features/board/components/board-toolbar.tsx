import { Link } from 'react-router-dom';
import { addDays } from '../../../../domain/shared/time';
import { dateWords, dayTitle } from '../board-words';
import { useBoardPlace } from '../hooks/use-board-place';
import { ChevronIcon } from './icons';
import styles from './board-toolbar.module.css';

interface BoardToolbarProps {
  date: string;
  today: string;
  locale: string;
  summary: string;
}

/** Which day, seen how. Every choice is a link, so that it can be opened beside this one. */
export function BoardToolbar({ date, today, locale, summary }: BoardToolbarProps) {
  const { place, linkTo, goTo } = useBoardPlace();
  const dayLink = (day: string) => linkTo({ date: day === today ? null : day, appointmentId: null });
  return (
    <div className={styles.toolbar}>
      <div className={styles.title}>
        <h1>{dayTitle(date, today, locale)}</h1>
        <p>
          <time dateTime={date}>{dateWords(date, locale)}</time>
          <span className={styles.summary}>{summary}</span>
        </p>
      </div>
      <nav className={styles.days} aria-label="Day">
        <Link className={styles.step} to={dayLink(addDays(date, -1))} aria-label="Previous day" title="Previous day">
          <ChevronIcon direction="left" />
        </Link>
        <Link className={styles.today} to={dayLink(today)} aria-current={date === today ? 'date' : undefined}>
          Today
        </Link>
        <Link className={styles.step} to={dayLink(addDays(date, 1))} aria-label="Next day" title="Next day">
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
      <nav className={styles.views} aria-label="Columns">
        <Link to={linkTo({ view: 'bay' })} aria-current={place.view === 'bay' ? 'true' : undefined}>
          By bay
        </Link>
        <Link to={linkTo({ view: 'technician' })} aria-current={place.view === 'technician' ? 'true' : undefined}>
          By technician
        </Link>
      </nav>
    </div>
  );
}
