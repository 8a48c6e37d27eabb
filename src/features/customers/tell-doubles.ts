import { personKeyOf } from '../../../domain/customers/import-line';
import type { ImportOutcome } from './api/write-customers';
import type { ImportLine } from './import-columns';

/** What became, or would become, of a line, and which line before it is about the same person. */
export interface ToldOutcome extends ImportOutcome {
  readonly doubleOf?: number;
}

/**
 * Tells of each line which line before it is about the same person, part after part of a file in its order. A dry run
 * writes nothing, so the function knows doubles only within the part it is asked about; the file as a whole is here. A
 * line that is left out enters nobody: the next one about them is the first.
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
