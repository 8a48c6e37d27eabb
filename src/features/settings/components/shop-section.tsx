import { factText } from '../../../../domain/shared/problem';
import { DEFAULT_ACCENT } from '../../../../domain/outgoing/accent';
import { CONFIRMATION_MODES } from '../../../../domain/shop/shop-settings';
import { ChoiceField, ColourField, FieldSet, NumberField, Switch, TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection } from '../../../components/staff/staff-form';
import { Notice } from '../../../components/ui/notice';
import { saveSettings } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { SettingsForm } from './settings-form';
import type { SectionProps } from './settings-page';

const DAY = 1440;
const CONFIRMATION_WORDS = { AUTO: 'Confirmed right away', MANUAL: 'Wait for you to confirm' } as const;

/** The shop's details and its booking policy. */
export function ShopSection(props: SectionProps) {
  const { records } = props;
  const edited = useEdited(records.settings);
  const { form: shop, set } = edited;
  const saving = useSave(saveSettings, edited.saved);
  const locked = saving.problem?.code === 'ZONE_LOCKED' ? saving.problem.facts : null;
  return (
    <SettingsForm
      {...props}
      {...{ edited }}
      saving={locked ? { ...saving, problem: null } : saving}
      theirs={records.settings}
    >
      <FormSection title="The workshop" intro="Your customers see this on your site and in every email.">
        {!records.isSetUp && (
          <Notice tone="working">
            Name your workshop, check what’s filled in, and save. You’re then open Monday to Friday, 8:00 to 17:00,
            until you change the opening hours.
          </Notice>
        )}
        <FieldGrid>
          <TextField label="Name" name="name" required value={shop.name} onChange={(name) => set({ name })} />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            max={30}
            value={shop.phone}
            onChange={(phone) => set({ phone })}
          />
          <TextField
            label="Email"
            name="email"
            type="email"
            max={254}
            value={shop.email}
            onChange={(email) => set({ email })}
          />
          <TextField
            label="Address"
            name="addressLines"
            max={200}
            hint="Separate lines with commas."
            value={shop.addressLines.join(', ')}
            onChange={(text) =>
              set({
                addressLines: text
                  .split(',')
                  .map((line) => line.trim())
                  .filter(Boolean),
              })
            }
          />
          <TextField
            label="Time zone"
            list="zones"
            error={
              locked
                ? `Time is taken from ${factText(locked, 'date')} on. The zone can change once there are no appointments or blocked time ahead.`
                : undefined
            }
            value={shop.timeZone}
            onChange={(timeZone) => set({ timeZone })}
          />
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <TextField
            label="Currency"
            name="currency"
            hint="Three letters, such as AUD."
            max={3}
            required
            value={shop.currency}
            onChange={(currency) => set({ currency: currency.toUpperCase() })}
          />
          <ColourField
            label="Colour of your emails"
            hint="Made darker or lighter where it would be hard to read."
            value={shop.accent || DEFAULT_ACCENT}
            onChange={(accent) => set({ accent })}
          />
        </FieldGrid>
      </FormSection>
      <FormSection title="Booking rules" intro="They apply to customers. You can always make an exception.">
        <FieldGrid>
          <ChoiceField
            label="Times start every"
            value={String(shop.slotStepMinutes)}
            options={[
              ['15', '15 minutes'],
              ['30', '30 minutes'],
              ['60', '1 hour'],
            ]}
            onChange={(step) => set({ slotStepMinutes: Number(step) })}
          />
          <NumberField
            label="Notice (hours)"
            hint="How long ahead customers have to book."
            per={60}
            min={0}
            max={30 * DAY}
            value={shop.noticeMinutes}
            onChange={(noticeMinutes) => set({ noticeMinutes })}
          />
          <NumberField
            label="Horizon (days)"
            hint="How far ahead customers can book."
            min={1}
            max={365}
            value={shop.horizonDays}
            onChange={(horizonDays) => set({ horizonDays })}
          />
          <NumberField
            label="Moving and cancelling (hours before)"
            hint="After that, customers have to call."
            per={60}
            min={0}
            max={30 * DAY}
            value={shop.cancelCutOffMinutes}
            onChange={(cancelCutOffMinutes) => set({ cancelCutOffMinutes })}
          />
          <NumberField
            label="Bookings per customer and day"
            hint="Cancelled ones don’t count. You can book more for them."
            min={1}
            max={100}
            value={shop.maxOpenBookingsPerDay}
            onChange={(maxOpenBookingsPerDay) => set({ maxOpenBookingsPerDay })}
          />
          <ChoiceField
            label="New bookings"
            value={shop.confirmation}
            options={CONFIRMATION_MODES.map((mode) => [mode, CONFIRMATION_WORDS[mode]] as const)}
            onChange={(confirmation) => set({ confirmation })}
          />
          <NumberField
            label="Hold a time while they book (minutes)"
            min={1}
            max={60}
            value={shop.holdMinutes}
            onChange={(holdMinutes) => set({ holdMinutes })}
          />
        </FieldGrid>
        <FieldSet label="Reminders and waiting list">
          <Switch
            label="Remind on the day before"
            value={shop.remindDayBefore}
            onChange={(remindDayBefore) => set({ remindDayBefore })}
          />
          <Switch
            label="Remind on the morning of the visit"
            value={shop.remindSameDay}
            onChange={(remindSameDay) => set({ remindSameDay })}
          />
          <Switch
            label="Offer a waiting list on full days"
            value={shop.waitingList}
            onChange={(waitingList) => set({ waitingList })}
          />
        </FieldSet>
      </FormSection>
    </SettingsForm>
  );
}
