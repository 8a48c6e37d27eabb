import { can } from '../../../../domain/access/permissions';
import { TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection } from '../../../components/staff/staff-form';
import { Notice } from '../../../components/ui/notice';
import type { StaffRow } from '../api/read-settings';
import { saveStaffMember } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { LEFT_TO_ASSIGN } from './broken-visits';
import { SettingsForm } from './settings-form';
import type { SectionProps } from './settings-page';
import { WorkFields, isWorkRight } from './work-fields';

type PersonFormProps = SectionProps & { person: StaffRow; onClose: () => void };

/** A person's name, phone, hours and skills; also adds technicians to the schedule, and removes them. */
export function PersonForm({ person, onClose, ...props }: PersonFormProps) {
  const { actor, records } = props;
  const edited = useEdited(person);
  const { form, set } = edited;
  const saving = useSave(saveStaffMember, onClose);
  const isSelf = actor.kind === 'STAFF' && actor.staffId === person.staffId;
  const mayChoose = person.work !== null || !isSelf || can(actor, 'staff:access');
  const isTakenOff = person.work !== null && form.work === null;
  const begins = person.lastWork ?? { skills: ['GENERAL' as const], hours: records.settings.hours };
  return (
    <SettingsForm
      {...props}
      {...{ edited, saving }}
      theirs={records.staff.find(({ staffId }) => staffId === person.staffId)}
      isRight={isWorkRight(form.work)}
      anyway={isTakenOff ? LEFT_TO_ASSIGN : undefined}
      onCancel={onClose}
    >
      <FormSection title={<bdi>{person.name}</bdi>}>
        <FieldGrid>
          <TextField label="Name" name="name" required focus value={form.name} onChange={(name) => set({ name })} />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            max={30}
            value={form.phone}
            onChange={(phone) => set({ phone })}
          />
        </FieldGrid>
      </FormSection>
      <WorkFields work={form.work} begins={mayChoose ? begins : null} onChange={(work) => set({ work })} />
      {isTakenOff && (
        <Notice tone="waiting">
          They get no new appointments. Their past work stays on record, and you can put them back at any time.
        </Notice>
      )}
    </SettingsForm>
  );
}
