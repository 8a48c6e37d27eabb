import { useState } from 'react';
import { can } from '../../../../domain/access/permissions';
import { SKILLS } from '../../../../domain/schedule/resource';
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

type StaffFormProps = PartProps & { person: StaffRow; onClose: () => void };

/** A person's name, phone, hours and skills; somebody who works on cars is put on the schedule here. */
export function StaffForm({ actor, records, person, onClose }: StaffFormProps) {
  const [form, setForm] = useState(person);
  const saving = useSave(saveStaffMember, onClose);
  const { work } = form;
  const set = (change: Partial<StaffRow>) => setForm({ ...form, ...change });
  const isSelf = actor.kind === 'STAFF' && actor.staffId === person.staffId;
  const mayBegin = person.work === null && (!isSelf || can(actor, 'staff:access'));
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
        {mayBegin && (
          <fieldset className={styles.checks}>
            <legend>Work</legend>
            <Check
              label="Works on cars"
              checked={work !== null}
              onChange={(works) => set({ work: works ? { skills: ['GENERAL'], hours: records.settings.hours } : null })}
            />
          </fieldset>
        )}
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
