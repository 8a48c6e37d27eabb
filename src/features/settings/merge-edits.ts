import type { Versioned } from '../../../domain/shared/versioned';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Row = Readonly<Record<string, unknown>>;

const changedFields = (before: object, after: object): string[] => {
  const [old, next] = [before as Row, after as Row];
  return Object.keys(next).filter((field) => field !== 'version' && !same(old[field], next[field]));
};

/** My input on top of another editor's save: each field from the person who changed it, mine first. */
export function mergedOver<Fields extends object>(
  theirs: Versioned<Fields>,
  { mine, seen }: { readonly mine: Versioned<Fields>; readonly seen: Versioned<Fields> },
): Versioned<Fields> {
  const own = changedFields(seen, mine).map((field) => [field, (mine as Row)[field]]);
  return { ...theirs, ...(Object.fromEntries(own) as Partial<Fields>) };
}

/** A field that a colleague changed, with its current value and, if I changed it too, mine. */
export interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly now: unknown;
  readonly isMineToo: boolean;
  readonly mine: unknown;
}

/** What another editor changed since a record was read, except fields where both typed the same. */
export function differencesOf<Fields extends object>(
  theirs: Versioned<Fields>,
  { mine, seen }: { readonly mine: Versioned<Fields>; readonly seen: Versioned<Fields> },
): Difference[] {
  const own = new Set(changedFields(seen, mine));
  const [now, typed, before] = [theirs as Row, mine as Row, seen as Row];
  return changedFields(seen, theirs)
    .filter((field) => !same(now[field], typed[field]))
    .map((field) => ({
      field,
      before: before[field],
      now: now[field],
      isMineToo: own.has(field),
      mine: typed[field],
    }));
}
