import { Field } from '../../../components/ui/field';
import { TextInput } from '../../../components/ui/text-input';
import styles from './settings.module.css';

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  max?: number;
  type?: string;
  error?: string | undefined;
  hint?: string;
  required?: boolean;
  /** The first field of a form that somebody opened. */
  focus?: boolean;
}

/** A line of text with its label. */
export function TextField(props: TextProps) {
  const { label, value, onChange, max = 100, type = 'text', error, hint, required, focus } = props;
  return (
    <Field label={label} error={error} hint={hint}>
      <TextInput
        type={type}
        maxLength={max}
        required={required}
        autoFocus={focus}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

interface NumberProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  /** How many of the stored unit one of the shown unit is: 60 shows minutes as hours. */
  per?: number;
  step?: number;
  hint?: string;
}

/** A number in the unit that people think in. */
export function NumberField({ label, value, onChange, min, max, per = 1, step, hint }: NumberProps) {
  return (
    <Field label={label} hint={hint}>
      <TextInput
        type="number"
        inputMode="decimal"
        required
        min={min / per}
        max={max / per}
        step={step ?? (per === 1 ? 1 : 'any')}
        value={String(value / per)}
        onChange={(event) => onChange(Math.round(Number(event.currentTarget.value) * per))}
      />
    </Field>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

/** One of several. */
export function ChoiceField<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <select
        className="control"
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ManyProps<Value extends string> {
  label: string;
  values: readonly Value[];
  options: readonly (readonly [Value, string])[];
  /** Shown, and not to be changed. */
  fixed?: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any of several. */
export function ManyField<Value extends string>({ label, values, options, fixed = [], onChange }: ManyProps<Value>) {
  return (
    <fieldset className={styles.checks}>
      <legend>{label}</legend>
      {options.map(([option, words]) => (
        <Check
          key={option}
          label={words}
          checked={values.includes(option)}
          disabled={fixed.includes(option)}
          onChange={(checked) =>
            onChange(options.map(([one]) => one).filter((one) => (one === option ? checked : values.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

export function Check({
  label,
  checked,
  disabled,
  onChange,
}: {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
