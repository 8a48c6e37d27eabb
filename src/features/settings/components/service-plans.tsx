import type { ServicePlan } from '../../../../domain/shop/service';
import { NumberField, TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { idFrom } from '../words';

const MOST_PLANS = 10;

/** Sizes of a service, each with its price and duration. */
export function ServicePlans({
  plans,
  onChange,
}: {
  plans: readonly ServicePlan[];
  onChange: (plans: ServicePlan[]) => void;
}) {
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
    <FormSection
      title="Plans"
      intro="With plans, the customer chooses one, and its price and duration apply."
      actions={plans.length < MOST_PLANS && <Button onClick={add}>Add a plan</Button>}
    >
      {plans.map((plan, index) => (
        <FieldGrid key={plan.planId} label={plan.name || 'Plan'}>
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
            label="What’s included"
            max={300}
            value={plan.summary}
            onChange={(summary) => set(index, { summary })}
          />
          <Button onClick={() => onChange(plans.filter((_plan, at) => at !== index))}>
            Remove<span className="visually-hidden"> {plan.name}</span>
          </Button>
        </FieldGrid>
      ))}
    </FormSection>
  );
}
