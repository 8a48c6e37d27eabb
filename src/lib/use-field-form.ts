import { useState } from 'react';
import type { SyntheticEvent } from 'react';

/** A rule returns the error text for the field, or undefined if the value is fine. */
export type FieldRule = (value: string) => string | undefined;

/** A rule that also reads the other fields. */
export type FormRule = (value: string, others: Readonly<Record<string, string>>) => string | undefined;

type Values<Name extends string> = Record<Name, string>;

/**
 * A form of a few fields: checks them when it is sent, moves the focus to the first error, and keeps the input. `send` can
 * return a sentence for the form; `textOf` turns what it throws into one.
 */
export function useFieldForm<Name extends string>(
  rules: Record<Name, FormRule>,
  send: (values: Values<Name>) => Promise<string | undefined | void>,
  textOf: (error: unknown) => string,
) {
  const [problems, setProblems] = useState<Partial<Values<Name>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const names = Object.keys(rules) as Name[];

  const onSubmit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const values = Object.fromEntries(names.map((name) => [name, typed(data.get(name))])) as Values<Name>;
    const found = Object.fromEntries(
      names.flatMap((name) => {
        const problem = rules[name](values[name], values);
        return problem ? [[name, problem]] : [];
      }),
    ) as Partial<Values<Name>>;
    setProblems(found);
    setRefusal(null);
    const first = names.find((name) => found[name]);
    if (first) {
      const field = form.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    setBusy(true);
    try {
      setRefusal((await send(values)) ?? null);
    } catch (error) {
      setRefusal(textOf(error));
    } finally {
      setBusy(false);
    }
  };

  return { onSubmit, problems, refusal, busy };
}

function typed(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
