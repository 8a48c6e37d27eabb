import { useState } from 'react';
import { can } from '../../../../domain/access/permissions';
import { useUnsaved } from '../../../lib/use-unsaved';
import type { StaffRow } from '../api/read-settings';
import { saveStaffMember } from '../api/save';
import { useSave } from '../use-save';
import { TextField } from './controls';
import { SaveBar } from './save-bar';
import type { PartProps } from './settings-page';
import { WorkFields, isWorkRight } from './work-fields';
import styles from './settings.module.css';

type StaffFormProps = PartProps & { person: StaffRow; onClose: () => void };

/** A person's name, phone, hours and skills; somebody who works on cars is put on the schedule here. */
export function StaffForm({ actor, records, person, onClose }: StaffFormProps) {
  const [form, setForm] = useState(person);
  const saving = useSave(saveStaffMember, onClose);
  const set = (change: Partial<StaffRow>) => setForm({ ...form, ...change });
  const isSelf = actor.kind === 'STAFF' && actor.staffId === person.staffId;
  const mayBegin = person.work === null && (!isSelf || can(actor, 'staff:access'));
  useUnsaved(form !== person);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWorkRight(form.work)) saving.save(form);
      }}
    >
      <section className={styles.card} aria-labelledby="person">
        <h2 id="person">
          <bdi>{person.name}</bdi>
        </h2>
        <div className={styles.grid}>
          <TextField label="Name" required focus value={form.name} onChange={(name) => set({ name })} />
          <TextField label="Phone" type="tel" max={30} value={form.phone} onChange={(phone) => set({ phone })} />
        </div>
      </section>
      <WorkFields
        work={form.work}
        mayBegin={mayBegin}
        usualHours={records.settings.hours}
        onChange={(work) => set({ work })}
      />
      <SaveBar saving={saving} settings={records.settings} onCancel={onClose} />
    </form>
  );
}
