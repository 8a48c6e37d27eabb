import { useState } from 'react';
import { saveSettings } from '../api/save';
import { useSave } from '../use-save';
import { WEEKDAYS, hoursProblem } from '../week-hours';
import { HoursEditor } from './hours-editor';
import { SaveBar } from './save-bar';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

/** When the shop is open. */
export function HoursSection({ records }: SectionProps) {
  const [hours, setHours] = useState(records.settings.hours);
  const saving = useSave(saveSettings, () => undefined);
  const wrong = WEEKDAYS.some((day) => hoursProblem(hours[day]) !== null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) saving.save({ ...records.settings, hours });
      }}
    >
      <section className={styles.card} aria-labelledby="opening">
        <h2 id="opening">Opening hours</h2>
        <p className={styles.muted}>Customers are offered times within these hours. For single days, use closures.</p>
        <HoursEditor hours={hours} onChange={setHours} />
      </section>
      <SaveBar saving={saving} settings={records.settings} />
    </form>
  );
}
