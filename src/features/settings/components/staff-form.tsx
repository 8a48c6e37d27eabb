import { useState } from 'react';
import { can } from '../../../../domain/access/permissions';
import { Notice } from '../../../components/ui/notice';
import type { StaffRow } from '../api/read-settings';
import { saveStaffMember } from '../api/save';
import { useSave } from '../use-save';
import { TextField } from './controls';
import { LEFT_TO_ASSIGN, SaveBar } from './save-bar';
import type { PartProps } from './settings-page';
import styles from './settings.module.css';
import { WorkChoice, WorkHours, isWrongWork } from './work-fields';

type StaffFormProps = PartProps & { person: StaffRow; onClose: () => void };

/** A person's name, phone, hours and skills; who works on cars is put on the schedule here, and taken off it. */
export function StaffForm({ actor, records, person, onClose }: StaffFormProps) {
  const [form, setForm] = useState(person);
  const saving = useSave(saveStaffMember, onClose);
  const { work } = form;
  const set = (change: Partial<StaffRow>) => setForm({ ...form, ...change });
  const isSelf = actor.kind === 'STAFF' && actor.staffId === person.staffId;
  const mayChoose = person.work !== null || !isSelf || can(actor, 'staff:access');
  const isTakenOff = person.work !== null && work === null;
  const begins = person.lastWork ?? { skills: ['GENERAL' as const], hours: records.settings.hours };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrongWork(work)) saving.save(form);
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
        <WorkChoice work={work} begins={mayChoose ? begins : null} onChange={(next) => set({ work: next })} />
        {isTakenOff && (
          <Notice tone="waiting">
            They get no new appointments. What they have done stays theirs, and you can put them back at any time.
          </Notice>
        )}
      </section>
      <WorkHours work={work} onChange={(next) => set({ work: next })} />
      <SaveBar
        saving={saving}
        settings={records.settings}
        anyway={isTakenOff ? LEFT_TO_ASSIGN : undefined}
        onCancel={onClose}
      />
    </form>
  );
}
