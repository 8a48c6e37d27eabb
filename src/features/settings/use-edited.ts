import { useState } from 'react';
import type { Versioned } from '../../../domain/shared/versioned';
import { mergedOver } from './merge-edits';

/** A record while it is edited: what was seen when the form was opened, and what stands in the form. */
export interface Edited<Fields extends object> {
  readonly form: Versioned<Fields>;
  readonly seen: Versioned<Fields>;
  readonly isChanged: boolean;
  set(change: Partial<Fields>): void;
  /** This is what is saved now; the server has counted it. What was typed since stays. */
  saved(record: Versioned<Fields>): void;
  /** What somebody else saved replaces what was typed. */
  take(theirs: Versioned<Fields>): void;
  /** What was typed goes on top of what somebody else saved. Answers what is to be saved then. */
  putOver(theirs: Versioned<Fields>): Versioned<Fields>;
}

/** Reading the record again while it is edited changes neither: only the person who edits decides what to take of it. */
export function useEdited<Fields extends object>(record: Versioned<Fields>): Edited<Fields> {
  const [seen, setSeen] = useState(record);
  const [form, setForm] = useState(record);
  const both = (next: Versioned<Fields>) => {
    setSeen(next);
    setForm(next);
  };
  return {
    form,
    seen,
    isChanged: JSON.stringify(form) !== JSON.stringify(seen),
    set: (change) => setForm((before) => ({ ...before, ...change })),
    saved: (record) => {
      const version = record.version + 1;
      setSeen({ ...record, version });
      setForm((before) => ({ ...before, version }));
    },
    take: both,
    putOver: (theirs) => {
      const merged = mergedOver(theirs, { mine: form, seen });
      setSeen(theirs);
      setForm(merged);
      return merged;
    },
  };
}
