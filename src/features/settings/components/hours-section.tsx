import { FormSection } from '../../../components/staff/staff-form';
import { saveSettings } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { HoursEditor } from './hours-editor';
import { SettingsForm } from './settings-form';
import type { SectionProps } from './settings-page';

/** When the shop is open. */
export function HoursSection(props: SectionProps) {
  const { settings } = props.records;
  const edited = useEdited(settings);
  const { hours } = edited.form;
  const saving = useSave(saveSettings, edited.saved);
  const isRight = WEEKDAYS.every((day) => hoursProblem(hours[day]) === null);
  return (
    <SettingsForm {...props} {...{ edited, saving, isRight }} theirs={settings}>
      <FormSection
        title="Opening hours"
        intro="Customers are offered times within these hours. For a single day, use closures and leave."
      >
        <HoursEditor hours={hours} onChange={(changed) => edited.set({ hours: changed })} />
      </FormSection>
    </SettingsForm>
  );
}
