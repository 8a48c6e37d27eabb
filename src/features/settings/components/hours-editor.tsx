import type { WeekHours } from '../../../../domain/calendar/hours';
import { Button } from '../../../components/ui/button';
import { TextInput } from '../../../components/ui/text-input';
import {
  WEEKDAYS,
  WEEKDAY_WORDS,
  hoursProblem,
  hoursWords,
  mondayForWeekdays,
  withAnotherSpan,
  withSpan,
  withoutSpan,
} from '../week-hours';
import styles from './settings.module.css';

/** Seven days of hours, each with as many periods as its breaks need. */
export function HoursEditor({ hours, onChange }: { hours: WeekHours; onChange: (hours: WeekHours) => void }) {
  return (
    <div>
      <div className={styles.buttons}>
        <Button onClick={() => onChange(mondayForWeekdays(hours))}>Monday’s hours for all weekdays</Button>
      </div>
      {WEEKDAYS.map((day) => {
        const problem = hoursProblem(hours[day]);
        const name = WEEKDAY_WORDS[day];
        return (
          <div className={styles.day} key={day} role="group" aria-label={`${name}, ${hoursWords(hours[day])}`}>
            <strong>{name}</strong>
            <div className={styles.spans}>
              {hours[day].length === 0 && <span className={styles.muted}>Closed</span>}
              {hours[day].map((span, index) => (
                <div className={styles.span} key={index}>
                  <TextInput
                    type="time"
                    step={900}
                    aria-label={`${name}, from`}
                    value={span.from}
                    onChange={(event) => onChange(withSpan(hours, day, index, { from: event.currentTarget.value }))}
                  />
                  <span>to</span>
                  <TextInput
                    type="time"
                    step={900}
                    aria-label={`${name}, to`}
                    value={span.to === '24:00' ? '23:59' : span.to}
                    onChange={(event) => onChange(withSpan(hours, day, index, { to: event.currentTarget.value }))}
                  />
                  <Button variant="quiet" onClick={() => onChange(withoutSpan(hours, day, index))}>
                    Remove<span className="visually-hidden"> {`${name}, ${span.from} to ${span.to}`}</span>
                  </Button>
                </div>
              ))}
              {problem && (
                <span className="field-error" role="alert">
                  {problem}
                </span>
              )}
              <div>
                <Button variant="quiet" onClick={() => onChange(withAnotherSpan(hours, day))}>
                  {hours[day].length === 0 ? 'Open on this day' : 'Add hours after a break'}
                  <span className="visually-hidden">, {name}</span>
                </Button>
              </div>
            </div>
          </div>
        );
      })}
    </div>
  );
}
