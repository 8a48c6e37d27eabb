import { useState } from 'react';
import type { Versioned } from '../../../domain/shared/versioned';
import { mergedOver } from './merge-edits';

/** A record being edited: as it was when the form opened, and as it is in the form. */
export interface Edited<Fields extends object> {
  readonly form: Versioned<Fields>;
  readonly seen: Versioned<Fields>;
  readonly isChanged: boolean;
  set(change: Partial<Fields>): void;
  /** Sets the saved record, with its new version. Later input stays. */
  saved(record: Versioned<Fields>): void;
  /** Replaces the input by a colleague's save. */
  take(theirs: Versioned<Fields>): void;
  /** Puts the input on top of a colleague's save. Returns the record to save. */
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
