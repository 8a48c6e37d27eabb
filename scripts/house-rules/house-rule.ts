import type { Placed, Stack } from '../../local/synth/stacks';
import { resourcesOf } from '../../local/synth/stacks';

type Maybe<T> = T | Promise<T>;

interface Breakable<Input> {
  readonly name: string;
  /** The test file that runs the check every day, and what that file calls for it. */
  readonly where: string;
  readonly by: string;
  /** The project as it is. */
  readonly real: () => Maybe<Input>;
  /** The check itself, which returns what is wrong. */
  readonly check: (input: Input) => Maybe<readonly string[]>;
  /** The fault planted, in words, and how. */
  readonly broken: string;
  readonly breaks: (real: Input) => Maybe<Input>;
  /** What the check must say about it. */
  readonly says: string;
}

/** A rule of the project, with a way to break it: a check that has never failed may be one that cannot. */
export interface HouseRule extends Pick<Breakable<unknown>, 'name' | 'where' | 'by' | 'broken' | 'says'> {
  readonly faultsOfHouse: () => Promise<readonly string[]>;
  readonly faultsWhenBroken: () => Promise<readonly string[]>;
}

export const houseRule = <Input>({ real, check, breaks, ...rule }: Breakable<Input>): HouseRule => ({
  ...rule,
  faultsOfHouse: async () => check(await real()),
  faultsWhenBroken: async () => check(await breaks(await real())),
});

interface OpenResource {
  readonly Properties: Record<string, unknown>;
  DependsOn?: unknown;
  DeletionPolicy?: string;
}

/** The templates with one resource changed: the first matching one of its type. The originals stay as they are. */
export function withResource(
  root: Stack,
  [type, fits]: readonly [string, ((placed: Placed) => boolean)?],
  change: (resource: OpenResource, placed: Placed) => void,
): Stack {
  const copy = structuredClone(root);
  const found = resourcesOf(copy, type).find((placed) => fits?.(placed) ?? true);
  if (found === undefined) throw new Error(`There is no ${type} to change`);
  change(found.resource as OpenResource, found);
  return copy;
}
