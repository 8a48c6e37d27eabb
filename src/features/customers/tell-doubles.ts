import { personKeyOf } from '../../../domain/customers/import-line';
import type { ImportOutcome } from './api/write-customers';
import type { ImportLine } from './import-columns';

/** The outcome of a line, real or in a dry run, and the earlier line about the same person. */
export interface ToldOutcome extends ImportOutcome {
  readonly doubleOf?: number;
}

/**
 * Finds for each line the earlier line about the same person, part by part in the file's order. A dry run
 * writes nothing, so the function knows doubles only within the part it is asked about; the file as a whole is here. A
 * line that is left out adds no one: the next one about that person is the first.
 */
export function doubleTeller(): (lines: readonly ImportLine[], outcomes: readonly ImportOutcome[]) => ToldOutcome[] {
  const first = new Map<string, number>();
  return (lines, outcomes) => {
    const lineOf = new Map(lines.map((line) => [line.row, line]));
    return outcomes
      .toSorted((one, other) => one.row - other.row)
      .map((outcome) => {
        const line = lineOf.get(outcome.row);
        if (line === undefined || outcome.outcome === 'BAD') return outcome;
        const key = personKeyOf(line);
        const doubleOf = first.get(key);
        if (doubleOf !== undefined) return { ...outcome, outcome: 'KNOWN', doubleOf };
        first.set(key, outcome.row);
        return outcome;
      });
  };
}
