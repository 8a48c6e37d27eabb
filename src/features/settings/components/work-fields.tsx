import { SKILLS } from '../../../../domain/schedule/resource';
import type { WeekHours } from '../../../../domain/schedule/hours';
import type { StaffRow } from '../api/read-settings';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { SKILL_WORDS } from '../words';
import { Check, ManyField } from './controls';
import { HoursEditor } from './hours-editor';
import styles from './settings.module.css';

type Work = StaffRow['work'];

/** Do the hours of somebody's work make sense? Nobody's do. */
export const isWorkRight = (work: Work): boolean =>
  work === null || WEEKDAYS.every((day) => hoursProblem(work.hours[day]) === null);

interface WorkFieldsProps {
  /** Null for people who do not work on cars. */
  work: Work;
  /** Whether it is to be decided here that somebody works on cars. */
  mayBegin: boolean;
  /** What somebody who begins starts out with: the shop's hours. */
  usualHours: WeekHours;
  onChange: (work: Work) => void;
}

/** Whether somebody works on cars, what they are trained for, and when they are there. */
export function WorkFields({ work, mayBegin, usualHours, onChange }: WorkFieldsProps) {
  if (work === null && !mayBegin) return null;
  return (
    <section className={styles.card} aria-labelledby="work">
      <h2 id="work">Work</h2>
      {mayBegin && (
        <div className={styles.checks}>
          <Check
            label="Works on cars"
            checked={work !== null}
            onChange={(works) => onChange(works ? { skills: ['GENERAL'], hours: usualHours } : null)}
          />
        </div>
      )}
      {work && (
        <>
          <ManyField
            label="Skills"
            values={work.skills}
            options={SKILLS.map((skill) => [skill, SKILL_WORDS[skill]] as const)}
            onChange={(skills) => onChange({ ...work, skills })}
          />
          <h3>Working hours</h3>
          <p className={styles.muted}>Several stretches a day leave room for breaks.</p>
          <HoursEditor hours={work.hours} onChange={(hours) => onChange({ ...work, hours })} />
        </>
      )}
    </section>
  );
}
