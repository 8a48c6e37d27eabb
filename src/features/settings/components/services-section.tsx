import { useState } from 'react';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import { BAY_KINDS, SKILLS } from '../../../../domain/shop/resource';
import type { Versioned } from '../../../../domain/shared/versioned';
import { Button } from '../../../components/ui/button';
import { priceAndTime } from '../../../lib/service-price';
import { saveService } from '../api/save';
import { useEdited } from '../use-edited';
import { useSave } from '../use-save';
import { BAY_KIND_WORDS, SKILL_WORDS, idFrom } from '../words';
import { Check, ManyField, NumberField, TextField } from './controls';
import { NewerVersion } from './newer-version';
import { SaveBar } from './save-bar';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

const NEW: Versioned<Service> = {
  version: 0,
  ...{ serviceId: '', name: '', summary: '', category: '', durationMinutes: 60, priceCents: 10_000, sortOrder: 100 },
  ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, bayKinds: ['LIFT'], skills: ['GENERAL'], plans: [] },
  ...{ active: true, prePurchase: false },
};

/** What the workshop offers. */
export function ServicesSection({ actor, records }: SectionProps) {
  const [open, setOpen] = useState<Versioned<Service> | null>(null);
  const { settings, services } = records;
  const facts = (service: Service) => Object.values(priceAndTime(service, settings)).join(', ');
  if (open) {
    const form = { actor, records, service: open, onClose: () => setOpen(null) };
    return <ServiceForm key={open.serviceId} {...form} />;
  }
  return (
    <section className={styles.card} aria-labelledby="services">
      <h2 id="services">Services and plans</h2>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={() => setOpen(NEW)}>
          Add a service
        </Button>
      </div>
      {services.length === 0 && <p className={styles.muted}>Nothing is offered yet. Add the first service.</p>}
      <ul className={styles.rows}>
        {services.map((service) => (
          <li key={service.serviceId} className={service.active ? undefined : styles.off}>
            <span>
              <bdi>{service.name}</bdi>, {service.category}
              {!service.active && ' (not offered)'}
            </span>
            <span>{facts(service)}</span>
            <Button onClick={() => setOpen(service)}>
              Edit<span className="visually-hidden"> {service.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ServiceFormProps = SectionProps & { service: Versioned<Service>; onClose: () => void };

function ServiceForm({ actor, records, service, onClose }: ServiceFormProps) {
  const edited = useEdited(service);
  const { form, set } = edited;
  const saving = useSave(saveService, onClose);
  const taken = records.services.map(({ serviceId }) => serviceId);
  const named = (one: typeof form) => ({ ...one, serviceId: one.serviceId || idFrom(one.name, taken) });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.save(named(form));
      }}
    >
      <section className={styles.card} aria-labelledby="service">
        <h2 id="service">{service.serviceId ? service.name : 'A new service'}</h2>
        <div className={styles.grid}>
          <TextField label="Name" max={80} required value={form.name} onChange={(name) => set({ name })} />
          <TextField label="Category" max={50} value={form.category} onChange={(category) => set({ category })} />
          <NumberField
            label="Price"
            per={100}
            step={0.01}
            min={0}
            max={100_000_000}
            value={form.priceCents}
            onChange={(priceCents) => set({ priceCents })}
          />
          <NumberField
            label="Duration, minutes"
            min={15}
            max={720}
            value={form.durationMinutes}
            onChange={(durationMinutes) => set({ durationMinutes })}
          />
          <NumberField
            label="Minutes needed before"
            min={0}
            max={240}
            value={form.bufferBeforeMinutes}
            onChange={(bufferBeforeMinutes) => set({ bufferBeforeMinutes })}
          />
          <NumberField
            label="Minutes needed after"
            min={0}
            max={240}
            value={form.bufferAfterMinutes}
            onChange={(bufferAfterMinutes) => set({ bufferAfterMinutes })}
          />
          <NumberField
            label="Place in the list"
            min={0}
            max={10_000}
            value={form.sortOrder}
            onChange={(sortOrder) => set({ sortOrder })}
          />
        </div>
        <TextField label="What it is" max={300} value={form.summary} onChange={(summary) => set({ summary })} />
        <ManyField
          label="Kinds of bay, any of"
          values={form.bayKinds}
          options={BAY_KINDS.map((kind) => [kind, BAY_KIND_WORDS[kind]] as const)}
          onChange={(bayKinds) => set({ bayKinds })}
        />
        <ManyField
          label="Skills, all of"
          values={form.skills}
          options={SKILLS.map((skill) => [skill, SKILL_WORDS[skill]] as const)}
          onChange={(skills) => set({ skills })}
        />
        <fieldset className={styles.checks}>
          <legend>Offer</legend>
          <Check label="Offered to customers" checked={form.active} onChange={(active) => set({ active })} />
          <Check
            label="Asks for buyer and seller (pre-purchase inspection)"
            checked={form.prePurchase}
            onChange={(prePurchase) => set({ prePurchase })}
          />
        </fieldset>
      </section>
      <Plans plans={form.plans} onChange={(plans) => set({ plans })} />
      <SaveBar
        saving={saving}
        settings={records.settings}
        newer={
          <NewerVersion
            {...{ actor, records, edited, saving }}
            theirs={records.services.find(({ serviceId }) => serviceId === service.serviceId)}
            onSave={(one) => saving.save(named(one))}
          />
        }
        onCancel={onClose}
      />
    </form>
  );
}

const MOST_PLANS = 10;

function Plans({ plans, onChange }: { plans: readonly ServicePlan[]; onChange: (plans: ServicePlan[]) => void }) {
  const set = (index: number, change: Partial<ServicePlan>) =>
    onChange(plans.map((plan, at) => (at === index ? { ...plan, ...change } : plan)));
  const add = () => {
    const name = `Plan ${plans.length + 1}`;
    const planId = idFrom(
      name,
      plans.map((plan) => plan.planId),
    );
    onChange([...plans, { planId, name, summary: '', priceCents: 10_000, durationMinutes: 60 }]);
  };
  return (
    <section className={styles.card} aria-labelledby="plans">
      <h2 id="plans">Plans</h2>
      <p className={styles.muted}>With plans, the customer chooses one, and its price and duration count.</p>
      {plans.map((plan, index) => (
        <div className={styles.grid} key={plan.planId} role="group" aria-label={plan.name || 'Plan'}>
          <TextField label="Plan" max={60} required value={plan.name} onChange={(name) => set(index, { name })} />
          <NumberField
            label="Price"
            per={100}
            step={0.01}
            min={0}
            max={100_000_000}
            value={plan.priceCents}
            onChange={(priceCents) => set(index, { priceCents })}
          />
          <NumberField
            label="Duration, minutes"
            min={15}
            max={720}
            value={plan.durationMinutes}
            onChange={(durationMinutes) => set(index, { durationMinutes })}
          />
          <TextField
            label="What is in it"
            max={300}
            value={plan.summary}
            onChange={(summary) => set(index, { summary })}
          />
          <Button onClick={() => onChange(plans.filter((_plan, at) => at !== index))}>
            Remove<span className="visually-hidden"> {plan.name}</span>
          </Button>
        </div>
      ))}
      {plans.length < MOST_PLANS && (
        <div className={styles.buttons}>
          <Button onClick={add}>Add a plan</Button>
        </div>
      )}
    </section>
  );
}
