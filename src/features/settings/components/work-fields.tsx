import { ManyField, Switch } from '../../../components/staff/fields';
import { FormSection } from '../../../components/staff/staff-form';
import { SKILLS } from '../../../../domain/shop/resource';
import type { StaffWork } from '../api/read-settings';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { SKILL_WORDS } from '../words';
import { HoursEditor } from './hours-editor';
import styles from './settings.module.css';

/** Whether the hours are valid; yes for a person who does not work on cars. */
export const isWorkRight = (work: StaffWork | null): boolean =>
  work === null || WEEKDAYS.every((day) => hoursProblem(work.hours[day]) === null);

interface WorkFieldsProps {
  /** Null for people who do not work on cars. */
  work: StaffWork | null;
  /** The defaults for a new technician; null if that cannot be chosen here. */
  begins: StaffWork | null;
  onChange: (work: StaffWork | null) => void;
}

/** Whether a person works on cars, with skills and hours. */
export function WorkFields({ work, begins, onChange }: WorkFieldsProps) {
  if (work === null && begins === null) return null;
  return (
    <FormSection title="Work">
      {begins && (
        <Switch label="Works on cars" value={work !== null} onChange={(works) => onChange(works ? begins : null)} />
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
          <p className={styles.muted}>Add hours after a break to leave time for lunch.</p>
          <HoursEditor hours={work.hours} onChange={(hours) => onChange({ ...work, hours })} />
        </>
      )}
    </FormSection>
  );
}
