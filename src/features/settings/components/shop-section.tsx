import { factText } from '../../../../domain/shared/problem';
import { DEFAULT_ACCENT } from '../../../../domain/outgoing/accent';
import { CONFIRMATION_MODES } from '../../../../domain/shop/shop-settings';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { saveSettings } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { Check, ChoiceField, NumberField, TextField } from './controls';
import { NewerVersion } from './newer-version';
import type { SectionProps } from './settings-page';
import { SaveBar } from './save-bar';
import styles from './settings.module.css';

const DAY = 1440;
const CONFIRMATION_WORDS = { AUTO: 'Booked at once', MANUAL: 'Wait for staff to confirm' } as const;

/** Who the shop is, and its rules for booking. */
export function ShopSection({ actor, records }: SectionProps) {
  const edited = useEdited(records.settings);
  const { form: shop, set } = edited;
  const saving = useSave(saveSettings, edited.saved);
  const locked = saving.problem?.code === 'ZONE_LOCKED' ? saving.problem.facts : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.save(shop);
      }}
    >
      <section className={styles.card} aria-labelledby="the-shop">
        <h2 id="the-shop">The workshop</h2>
        {!records.isSetUp && (
          <Notice tone="working">
            Name the workshop, check what is filled in, and save. It is then open from Monday to Friday, 8:00 to 17:00,
            until you change the opening hours.
          </Notice>
        )}
        <div className={styles.grid}>
          <TextField label="Name" required value={shop.name} onChange={(name) => set({ name })} />
          <TextField label="Phone" type="tel" max={30} value={shop.phone} onChange={(phone) => set({ phone })} />
          <TextField label="E-mail" type="email" max={254} value={shop.email} onChange={(email) => set({ email })} />
          <TextField
            label="Address"
            max={200}
            hint="Lines divided by commas."
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
          <Field
            label="Time zone"
            error={
              locked
                ? `Time is taken from ${factText(locked, 'date')} on. The zone can change when no appointment or blocked time lies ahead.`
                : undefined
            }
          >
            <input
              className="control"
              list="zones"
              value={shop.timeZone}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            />
          </Field>
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <TextField
            label="Currency"
            max={3}
            required
            value={shop.currency}
            onChange={(currency) => set({ currency: currency.toUpperCase() })}
          />
          <Field label="Colour of your emails" hint="Darkened or lightened where it could not be read.">
            <input
              type="color"
              className={`control ${styles.colour}`}
              value={shop.accent || DEFAULT_ACCENT}
              onChange={(event) => set({ accent: event.currentTarget.value })}
            />
          </Field>
        </div>
      </section>
      <section className={styles.card} aria-labelledby="the-rules">
        <h2 id="the-rules">Booking rules</h2>
        <div className={styles.grid}>
          <ChoiceField
            label="Times start every"
            value={String(shop.slotStepMinutes)}
            options={[
              ['15', '15 minutes'],
              ['30', '30 minutes'],
              ['60', 'hour'],
            ]}
            onChange={(step) => set({ slotStepMinutes: Number(step) })}
          />
          <NumberField
            label="Notice, hours"
            hint="How long before the start a customer must book."
            per={60}
            min={0}
            max={30 * DAY}
            value={shop.noticeMinutes}
            onChange={(noticeMinutes) => set({ noticeMinutes })}
          />
          <NumberField
            label="Horizon, days"
            hint="How far ahead customers can book."
            min={1}
            max={365}
            value={shop.horizonDays}
            onChange={(horizonDays) => set({ horizonDays })}
          />
          <NumberField
            label="Moving and cancelling, hours before"
            hint="After that, customers have to call."
            per={60}
            min={0}
            max={30 * DAY}
            value={shop.cancelCutOffMinutes}
            onChange={(cancelCutOffMinutes) => set({ cancelCutOffMinutes })}
          />
          <NumberField
            label="Bookings a customer may make in a day"
            hint="Cancelled ones do not count. Staff may book more for them."
            min={1}
            max={100}
            value={shop.maxOpenBookingsPerDay}
            onChange={(maxOpenBookingsPerDay) => set({ maxOpenBookingsPerDay })}
          />
          <ChoiceField
            label="Bookings by customers"
            value={shop.confirmation}
            options={CONFIRMATION_MODES.map((mode) => [mode, CONFIRMATION_WORDS[mode]] as const)}
            onChange={(confirmation) => set({ confirmation })}
          />
          <NumberField
            label="Hold a time while the form is filled in, minutes"
            min={1}
            max={60}
            value={shop.holdMinutes}
            onChange={(holdMinutes) => set({ holdMinutes })}
          />
        </div>
        <fieldset className={styles.checks}>
          <legend>Reminders and waiting list</legend>
          <Check
            label="Remind on the day before"
            checked={shop.remindDayBefore}
            onChange={(remindDayBefore) => set({ remindDayBefore })}
          />
          <Check
            label="Remind on the morning of the visit"
            checked={shop.remindSameDay}
            onChange={(remindSameDay) => set({ remindSameDay })}
          />
          <Check
            label="Full days offer a waiting list"
            checked={shop.waitingList}
            onChange={(waitingList) => set({ waitingList })}
          />
        </fieldset>
      </section>
      <SaveBar
        saving={locked ? { ...saving, problem: null } : saving}
        settings={records.settings}
        newer={<NewerVersion {...{ actor, records, edited, saving }} theirs={records.settings} onSave={saving.save} />}
      />
    </form>
  );
}
