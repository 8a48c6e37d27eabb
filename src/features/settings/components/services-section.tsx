import type { Service } from '../../../../domain/shop/service';
import { BAY_KINDS, SKILLS } from '../../../../domain/shop/resource';
import type { Versioned } from '../../../../domain/shared/versioned';
import { Drawer } from '../../../components/staff/drawer';
import { FieldSet, ManyField, NumberField, Switch, TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { priceAndTime } from '../../../lib/service-price';
import { saveService } from '../api/save';
import { useEdited } from '../use-edited';
import { NEW_ROW, useOpenRow } from '../use-open-row';
import { useSaveAndTell } from '../use-save-and-tell';
import { BAY_KIND_WORDS, SKILL_WORDS, idFrom } from '../words';
import { RecordList } from './record-list';
import { ServicePlans } from './service-plans';
import { SettingsForm } from './settings-form';
import type { SectionProps } from './settings-page';

const NEW: Versioned<Service> = {
  version: 0,
  ...{ serviceId: '', name: '', summary: '', category: '', durationMinutes: 60, priceCents: 10_000, sortOrder: 100 },
  ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, bayKinds: ['LIFT'], skills: ['GENERAL'], plans: [] },
  ...{ active: true, prePurchase: false },
};

/** What the workshop offers. */
export function ServicesSection(props: SectionProps) {
  const { settings, services } = props.records;
  const { open, show, close } = useOpenRow();
  const service = open === NEW_ROW ? NEW : services.find(({ serviceId }) => serviceId === open);
  const facts = (one: Service) =>
    [one.category, ...Object.values(priceAndTime(one, settings))].filter(Boolean).join(', ');
  return (
    <FormSection
      title="Services and plans"
      intro="What customers can book, with price and duration."
      actions={
        <Button variant="primary" onClick={() => show(NEW_ROW)}>
          Add a service
        </Button>
      }
    >
      <RecordList
        label="Services"
        empty="No services yet. Add the first one to take bookings."
        records={services.map((one) => ({
          ...{ id: one.serviceId, name: one.name, facts: facts(one) },
          off: one.active ? undefined : 'Not offered',
        }))}
        onOpen={show}
      />
      {service && (
        <Drawer title={service.serviceId ? <bdi>{service.name}</bdi> : 'New service'} onClose={close}>
          <ServiceForm key={service.serviceId} {...props} service={service} onClose={close} />
        </Drawer>
      )}
    </FormSection>
  );
}

type ServiceFormProps = SectionProps & { service: Versioned<Service>; onClose: () => void };

function ServiceForm({ service, onClose, ...props }: ServiceFormProps) {
  const { services } = props.records;
  const edited = useEdited(service);
  const { form, set } = edited;
  const saving = useSaveAndTell(saveService, service, onClose);
  const taken = services.map(({ serviceId }) => serviceId);
  const minutes = (field: 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes') => ({
    ...{ name: field, value: form[field], min: field === 'durationMinutes' ? 15 : 0 },
    max: field === 'durationMinutes' ? 720 : 240,
    onChange: (value: number) => set({ [field]: value }),
  });
  return (
    <SettingsForm
      {...props}
      {...{ edited, saving }}
      theirs={services.find(({ serviceId }) => serviceId === service.serviceId)}
      prepare={(one) => ({ ...one, serviceId: one.serviceId || idFrom(one.name, taken) })}
      onCancel={onClose}
    >
      <TextField
        label="Name"
        name="name"
        max={80}
        required
        focus
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Description"
        name="summary"
        max={300}
        hint="One sentence for customers."
        value={form.summary}
        onChange={(summary) => set({ summary })}
      />
      <FieldGrid>
        <TextField
          label="Category"
          name="category"
          max={50}
          value={form.category}
          onChange={(category) => set({ category })}
        />
        <NumberField
          label="Price"
          name="priceCents"
          per={100}
          step={0.01}
          min={0}
          max={100_000_000}
          value={form.priceCents}
          onChange={(priceCents) => set({ priceCents })}
        />
        <NumberField label="Duration (minutes)" {...minutes('durationMinutes')} />
        <NumberField
          label="Place in the list"
          min={0}
          max={10_000}
          value={form.sortOrder}
          onChange={(sortOrder) => set({ sortOrder })}
        />
        <NumberField label="Minutes needed before" {...minutes('bufferBeforeMinutes')} />
        <NumberField label="Minutes needed after" {...minutes('bufferAfterMinutes')} />
      </FieldGrid>
      <ManyField
        label="Any of these bays"
        values={form.bayKinds}
        options={BAY_KINDS.map((kind) => [kind, BAY_KIND_WORDS[kind]] as const)}
        onChange={(bayKinds) => set({ bayKinds })}
      />
      <ManyField
        label="All of these skills"
        values={form.skills}
        options={SKILLS.map((skill) => [skill, SKILL_WORDS[skill]] as const)}
        onChange={(skills) => set({ skills })}
      />
      <FieldSet label="Booking">
        <Switch label="Offered to customers" value={form.active} onChange={(active) => set({ active })} />
        <Switch
          label="Asks for buyer and seller (pre-purchase inspection)"
          value={form.prePurchase}
          onChange={(prePurchase) => set({ prePurchase })}
        />
      </FieldSet>
      <ServicePlans plans={form.plans} onChange={(plans) => set({ plans })} />
    </SettingsForm>
  );
}
