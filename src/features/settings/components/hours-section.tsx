import { saveSettings } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { HoursEditor } from './hours-editor';
import { NewerVersion } from './newer-version';
import { SaveBar } from './save-bar';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

/** When the shop is open. */
export function HoursSection({ actor, records }: SectionProps) {
  const edited = useEdited(records.settings);
  const { hours } = edited.form;
  const saving = useSave(saveSettings, edited.saved);
  const wrong = WEEKDAYS.some((day) => hoursProblem(hours[day]) !== null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) saving.save(edited.form);
      }}
    >
      <section className={styles.card} aria-labelledby="opening">
        <h2 id="opening">Opening hours</h2>
        <p className={styles.muted}>Customers are offered times within these hours. For single days, use closures.</p>
        <HoursEditor hours={hours} onChange={(changed) => edited.set({ hours: changed })} />
      </section>
      <SaveBar
        saving={saving}
        settings={records.settings}
        newer={<NewerVersion {...{ actor, records, edited, saving }} theirs={records.settings} onSave={saving.save} />}
      />
    </form>
  );
}
