import {
  SelectField,
  SwitchField,
  TextAreaField as UiTextAreaField,
  TextField as UiTextField,
} from '@aws-amplify/ui-react';
import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import styles from './fields.module.css';
import { useFieldProblem } from './staff-form';

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The field's name in the command: shows a refusal of that field. */
  readonly name?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface TextProps extends FieldProps<string> {
  max?: number;
  type?: HTMLInputTypeAttribute;
  required?: boolean;
  /** Can be read and copied, not changed here. */
  readOnly?: boolean;
  /** For the first field of a form that the person opened. */
  focus?: boolean;
  /** The id of a list of suggestions. */
  list?: string;
  placeholder?: string;
}

/** What a text field and a text area of ui-react have in common. */
function useTextProps({ label, value, name, hint, error, max = 100, required = false, focus = false }: TextProps) {
  const refused = useFieldProblem(name);
  const wrong = error ?? refused;
  return {
    ...{ label, value, name, descriptiveText: hint, hasError: wrong !== undefined, errorMessage: wrong },
    ...{ maxLength: max, isRequired: required, autoFocus: focus, autoComplete: 'off', className: styles.field },
  };
}

/** A line of text. */
export function TextField(props: TextProps) {
  const { onChange, type = 'text', readOnly = false, list, placeholder } = props;
  return (
    <UiTextField
      {...useTextProps(props)}
      {...{ type, list, placeholder }}
      isReadOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Some lines of text. */
export function TextAreaField({ rows = 4, ...props }: TextProps & { rows?: number }) {
  return (
    <UiTextAreaField
      {...useTextProps(props)}
      rows={rows}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

interface NumberProps extends FieldProps<number> {
  min: number;
  max: number;
  /** Stored units per shown unit: 60 shows minutes as hours. */
  per?: number;
  step?: number;
}

/** A number in the unit that people think in. */
export function NumberField({ label, value, onChange, min, max, per = 1, step, ...rest }: NumberProps) {
  const { maxLength: _any, ...shared } = useTextProps({
    label,
    value: String(value / per),
    onChange: () => undefined,
    ...rest,
  });
  return (
    <UiTextField
      {...shared}
      type="number"
      inputMode="decimal"
      isRequired
      min={min / per}
      max={max / per}
      step={step ?? (per === 1 ? 1 : 'any')}
      onChange={(event) => onChange(Math.round(Number(event.currentTarget.value) * per))}
    />
  );
}

interface ChoiceProps<Value extends string> extends FieldProps<Value> {
  options: readonly (readonly [Value, string])[];
}

/** One of several. */
export function ChoiceField<Value extends string>({ label, value, options, onChange, name, hint }: ChoiceProps<Value>) {
  const refused = useFieldProblem(name);
  return (
    <SelectField
      {...{ label, value, name, descriptiveText: hint, hasError: refused !== undefined, errorMessage: refused }}
      className={styles.field}
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
    </SelectField>
  );
}

interface SwitchProps {
  label: string;
  hint?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** On or off. */
export const Switch = ({ label, hint, value, onChange }: SwitchProps) => (
  <div className={styles.switch}>
    <SwitchField
      label={label}
      isChecked={value}
      labelPosition="end"
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    {hint && <p className={styles.hint}>{hint}</p>}
  </div>
);

interface ManyProps<Value extends string> {
  label: string;
  values: readonly Value[];
  options: readonly (readonly [Value, string])[];
  /** Shown, but not editable. */
  fixed?: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any of several. */
export function ManyField<Value extends string>({ label, values, options, fixed = [], onChange }: ManyProps<Value>) {
  const choose = (option: Value, isChosen: boolean) =>
    onChange(options.map(([one]) => one).filter((one) => (one === option ? isChosen : values.includes(one))));
  return (
    <FieldSet label={label}>
      {options.map(([option, words]) => (
        <Check
          key={option}
          label={words}
          checked={values.includes(option)}
          disabled={fixed.includes(option)}
          onChange={(isChosen) => choose(option, isChosen)}
        />
      ))}
    </FieldSet>
  );
}

/** Ticks and switches that belong together. */
export const FieldSet = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset className={styles.set}>
    <legend>{label}</legend>
    <div className={styles.choices}>{children}</div>
  </fieldset>
);

interface CheckProps {
  label: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A tick. */
export const Check = ({ label, checked, disabled = false, onChange }: CheckProps) => (
  <label className={styles.check}>
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    {label}
  </label>
);

interface ColourProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

/** A colour, as `#0f5c63`. */
export const ColourField = ({ label, hint, value, onChange }: ColourProps) => (
  <UiTextField
    {...{ label, value, descriptiveText: hint, type: 'color' }}
    className={`${styles.field} ${styles.colour}`}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
