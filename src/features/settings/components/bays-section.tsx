import { useState } from 'react';
import { BAY_KINDS, type Bay } from '../../../../domain/shop/resource';
import type { Versioned } from '../../../../domain/shared/versioned';
import { Button } from '../../../components/ui/button';
import { saveBay } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { BAY_KIND_WORDS, idFrom } from '../words';
import { Check, ChoiceField, NumberField, TextField } from './controls';
import { NewerVersion } from './newer-version';
import { SaveBar } from './save-bar';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

/** Where cars are worked on. */
export function BaysSection({ actor, records }: SectionProps) {
  const [open, setOpen] = useState<Versioned<Bay> | null>(null);
  const fresh: Versioned<Bay> = {
    version: 0,
    bayId: '',
    name: '',
    kind: 'LIFT',
    active: true,
    sortOrder: records.bays.length + 1,
  };
  if (open)
    return <BayForm key={open.bayId} actor={actor} records={records} bay={open} onClose={() => setOpen(null)} />;
  return (
    <section className={styles.card} aria-labelledby="bays">
      <h2 id="bays">Bays</h2>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={() => setOpen(fresh)}>
          Add a bay
        </Button>
      </div>
      <ul className={styles.rows}>
        {records.bays.map((bay) => (
          <li key={bay.bayId} className={bay.active ? undefined : styles.off}>
            <span>
              <bdi>{bay.name}</bdi>
              {!bay.active && ' (out of use)'}
            </span>
            <span>{BAY_KIND_WORDS[bay.kind]}</span>
            <Button onClick={() => setOpen(bay)}>
              Edit<span className="visually-hidden"> {bay.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type BayFormProps = SectionProps & { bay: Versioned<Bay>; onClose: () => void };

function BayForm({ actor, records, bay, onClose }: BayFormProps) {
  const edited = useEdited(bay);
  const { form, set } = edited;
  const saving = useSave(saveBay, onClose);
  const taken = records.bays.map(({ bayId }) => bayId);
  const named = (one: typeof form) => ({ ...one, bayId: one.bayId || idFrom(one.name, taken) });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.save(named(form));
      }}
    >
      <section className={styles.card} aria-labelledby="bay">
        <h2 id="bay">{bay.bayId ? bay.name : 'A new bay'}</h2>
        <div className={styles.grid}>
          <TextField label="Name" max={50} required value={form.name} onChange={(name) => set({ name })} />
          <ChoiceField
            label="Kind"
            value={form.kind}
            options={BAY_KINDS.map((kind) => [kind, BAY_KIND_WORDS[kind]] as const)}
            onChange={(kind) => set({ kind })}
          />
          <NumberField
            label="Place in the calendar"
            min={0}
            max={10_000}
            value={form.sortOrder}
            onChange={(sortOrder) => set({ sortOrder })}
          />
        </div>
        <fieldset className={styles.checks}>
          <legend>Use</legend>
          <Check label="In use" checked={form.active} onChange={(active) => set({ active })} />
        </fieldset>
      </section>
      <SaveBar
        saving={saving}
        settings={records.settings}
        newer={
          <NewerVersion
            {...{ actor, records, edited, saving }}
            theirs={records.bays.find(({ bayId }) => bayId === bay.bayId)}
            onSave={(one) => saving.save(named(one))}
          />
        }
        onCancel={onClose}
      />
    </form>
  );
}
