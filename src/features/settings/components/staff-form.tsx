import { can } from '../../../../domain/access/permissions';
import { Notice } from '../../../components/ui/notice';
import { useUnsaved } from '../../../lib/use-unsaved';
import type { StaffRow } from '../api/read-settings';
import { saveStaffMember } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { TextField } from './controls';
import { NewerVersion } from './newer-version';
import { LEFT_TO_ASSIGN, SaveBar } from './save-bar';
import type { SectionProps } from './settings-page';
import { WorkFields, isWorkRight } from './work-fields';
import styles from './settings.module.css';

type StaffFormProps = SectionProps & { person: StaffRow; onClose: () => void };

/** A person's name, phone, hours and skills; who works on cars is put on the schedule here, and taken off it. */
export function StaffForm({ actor, records, person, onClose }: StaffFormProps) {
  const edited = useEdited(person);
  const { form, set } = edited;
  const saving = useSave(saveStaffMember, onClose);
  const isSelf = actor.kind === 'STAFF' && actor.staffId === person.staffId;
  const mayChoose = person.work !== null || !isSelf || can(actor, 'staff:access');
  const isTakenOff = person.work !== null && form.work === null;
  const begins = person.lastWork ?? { skills: ['GENERAL' as const], hours: records.settings.hours };
  useUnsaved(edited.isChanged);
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
      <WorkFields work={form.work} begins={mayChoose ? begins : null} onChange={(work) => set({ work })} />
      {isTakenOff && (
        <Notice tone="waiting">
          They get no new appointments. What they have done stays theirs, and you can put them back at any time.
        </Notice>
      )}
      <SaveBar
        saving={saving}
        settings={records.settings}
        anyway={isTakenOff ? LEFT_TO_ASSIGN : undefined}
        newer={
          <NewerVersion
            {...{ actor, records, edited, saving }}
            theirs={records.staff.find(({ staffId }) => staffId === person.staffId)}
            onSave={saving.save}
          />
        }
        onCancel={onClose}
      />
    </form>
  );
}
