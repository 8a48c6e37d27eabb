import { SKILLS } from '../../../../domain/schedule/resource';
import type { StaffWork } from '../api/read-settings';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { SKILL_WORDS } from '../words';
import { Check, ManyField } from './controls';
import { HoursEditor } from './hours-editor';
import styles from './settings.module.css';

interface WorkProps {
  work: StaffWork | null;
  onChange: (work: StaffWork | null) => void;
}

/** Whether somebody works on cars, and what they are trained for. Without `begins` the choice is not offered. */
export function WorkChoice({ work, begins, onChange }: WorkProps & { begins: StaffWork | null }) {
  return (
    <>
      {begins && (
        <fieldset className={styles.checks}>
          <legend>Work</legend>
          <Check label="Works on cars" checked={work !== null} onChange={(works) => onChange(works ? begins : null)} />
        </fieldset>
      )}
      {work && (
        <ManyField
          label="Skills"
          values={work.skills}
          options={SKILLS.map((skill) => [skill, SKILL_WORDS[skill]] as const)}
          onChange={(skills) => onChange({ ...work, skills })}
        />
      )}
    </>
  );
}

/** When somebody who works on cars is here. */
export function WorkHours({ work, onChange }: WorkProps) {
  return (
    work && (
      <section className={styles.card} aria-labelledby="working-hours">
        <h2 id="working-hours">Working hours</h2>
        <p className={styles.muted}>Several stretches a day leave room for breaks.</p>
        <HoursEditor hours={work.hours} onChange={(hours) => onChange({ ...work, hours })} />
      </section>
    )
  );
}

export const isWrongWork = (work: StaffWork | null): boolean =>
  work !== null && WEEKDAYS.some((day) => hoursProblem(work.hours[day]) !== null);
