import { BAY_KINDS, type Bay } from '../../../../domain/shop/resource';
import type { Versioned } from '../../../../domain/shared/versioned';
import { Drawer } from '../../../components/staff/drawer';
import { ChoiceField, NumberField, Switch, TextField } from '../../../components/staff/fields';
import { FormSection } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { saveBay } from '../api/save';
import { useEdited } from '../use-edited';
import { NEW_ROW, useOpenRow } from '../use-open-row';
import { useSaveAndTell } from '../use-save-and-tell';
import { BAY_KIND_WORDS, idFrom } from '../words';
import { RecordList } from './record-list';
import { SettingsForm } from './settings-form';
import type { SectionProps } from './settings-page';

/** Where cars are worked on. */
export function BaysSection(props: SectionProps) {
  const { bays } = props.records;
  const { open, show, close } = useOpenRow();
  const fresh: Versioned<Bay> = {
    ...{ version: 0, bayId: '', name: '', kind: 'LIFT', active: true },
    sortOrder: bays.length + 1,
  };
  const bay = open === NEW_ROW ? fresh : bays.find(({ bayId }) => bayId === open);
  return (
    <FormSection
      title="Bays"
      intro="Each bay is a column of the calendar."
      actions={
        <Button variant="primary" onClick={() => show(NEW_ROW)}>
          Add a bay
        </Button>
      }
    >
      <RecordList
        label="Bays"
        empty="No bays yet. Add the first: bookings need one."
        records={bays.map(({ bayId, name, kind, active }) => ({
          ...{ id: bayId, name, facts: BAY_KIND_WORDS[kind] },
          off: active ? undefined : 'Out of use',
        }))}
        onOpen={show}
      />
      {bay && (
        <Drawer title={bay.bayId ? <bdi>{bay.name}</bdi> : 'New bay'} onClose={close}>
          <BayForm key={bay.bayId} {...props} bay={bay} onClose={close} />
        </Drawer>
      )}
    </FormSection>
  );
}

type BayFormProps = SectionProps & { bay: Versioned<Bay>; onClose: () => void };

function BayForm({ bay, onClose, ...props }: BayFormProps) {
  const { bays } = props.records;
  const edited = useEdited(bay);
  const { form, set } = edited;
  const saving = useSaveAndTell(saveBay, bay, onClose);
  const taken = bays.map(({ bayId }) => bayId);
  return (
    <SettingsForm
      {...props}
      {...{ edited, saving }}
      theirs={bays.find(({ bayId }) => bayId === bay.bayId)}
      prepare={(one) => ({ ...one, bayId: one.bayId || idFrom(one.name, taken) })}
      onCancel={onClose}
    >
      <TextField
        label="Name"
        name="name"
        max={50}
        required
        focus
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label="Kind"
        value={form.kind}
        options={BAY_KINDS.map((kind) => [kind, BAY_KIND_WORDS[kind]] as const)}
        onChange={(kind) => set({ kind })}
      />
      <NumberField
        label="Place in the calendar"
        hint="1 comes first."
        min={0}
        max={10_000}
        value={form.sortOrder}
        onChange={(sortOrder) => set({ sortOrder })}
      />
      <Switch
        label="In use"
        hint="Out of use, it takes no new bookings."
        value={form.active}
        onChange={(active) => set({ active })}
      />
    </SettingsForm>
  );
}
