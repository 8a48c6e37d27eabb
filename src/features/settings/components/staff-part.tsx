import { useState } from 'react';
import { SKILLS } from '../../../../domain/schedule/resource';
import { Button } from '../../../components/ui/button';
import type { StaffRow } from '../api/read-settings';
import { saveStaffMember } from '../api/save';
import { useSave } from '../use-save';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { SKILL_WORDS } from '../words';
import { Check, ManyField, TextField } from './controls';
import { HoursEditor } from './hours-editor';
import { SaveBar } from './save-bar';
import type { PartProps } from './settings-page';
import styles from './settings.module.css';

/** Who works when, and what they are trained for. */
export function StaffPart({ records }: PartProps) {
  const [open, setOpen] = useState<StaffRow | null>(null);
  if (open) return <StaffForm key={open.staffId} records={records} person={open} onClose={() => setOpen(null)} />;
  return (
    <section className={styles.card} aria-labelledby="staff">
      <h2 id="staff">Staff: hours and skills</h2>
      <p className={styles.muted}>Leave and single days off are under closures and leave.</p>
      <ul className={styles.rows}>
        {records.staff.map((person) => (
          <li key={person.staffId} className={person.active ? undefined : styles.off}>
            <span>
              <bdi>{person.name}</bdi>
              {!person.active && ' (not active)'}
            </span>
            <span>
              {person.work ? person.work.skills.map((skill) => SKILL_WORDS[skill]).join(', ') : 'Not on cars'}
            </span>
            <Button onClick={() => setOpen(person)}>
              Edit<span className="visually-hidden"> {person.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StaffForm({ records, person, onClose }: PartProps & { person: StaffRow; onClose: () => void }) {
  const [form, setForm] = useState(person);
  const saving = useSave(saveStaffMember, onClose);
  const { work } = form;
  const set = (change: Partial<StaffRow>) => setForm({ ...form, ...change });
  const wrong = work !== null && WEEKDAYS.some((day) => hoursProblem(work.hours[day]) !== null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) saving.save(form);
      }}
    >
      <section className={styles.card} aria-labelledby="person">
        <h2 id="person">
          <bdi>{person.name}</bdi>
        </h2>
        <div className={styles.grid}>
          <TextField label="Name" required value={form.name} onChange={(name) => set({ name })} />
          <TextField label="Phone" type="tel" max={30} value={form.phone} onChange={(phone) => set({ phone })} />
        </div>
        <fieldset className={styles.checks}>
          <legend>Work</legend>
          <Check label="Works here" checked={form.active} onChange={(active) => set({ active })} />
        </fieldset>
        {work && (
          <ManyField
            label="Skills"
            values={work.skills}
            options={SKILLS.map((skill) => [skill, SKILL_WORDS[skill]] as const)}
            onChange={(skills) => set({ work: { ...work, skills } })}
          />
        )}
      </section>
      {work && (
        <section className={styles.card} aria-labelledby="working-hours">
          <h2 id="working-hours">Working hours</h2>
          <p className={styles.muted}>Several stretches a day leave room for breaks.</p>
          <HoursEditor hours={work.hours} onChange={(hours) => set({ work: { ...work, hours } })} />
        </section>
      )}
      <SaveBar saving={saving} settings={records.settings} onCancel={onClose} />
    </form>
  );
}
