import type { CommandDeps } from '../../amplify/kernel/deps';

/** A place where the power goes: before a call of the database reaches it, or after it was carried out. */
export interface PowerCut {
  readonly call: number;
  readonly when: 'BEFORE' | 'AFTER';
}

export class PowerIsOut extends Error {}

/** The same dependencies, on which everything ends at one call: from there on no call comes back. Counts them. */
export function endingAt<Deps extends Pick<CommandDeps, 'db'>>(
  deps: Deps,
  cut: PowerCut | null,
): { readonly deps: Deps; readonly calls: () => number; readonly call: <T>(work: () => Promise<T>) => Promise<T> } {
  let made = 0;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    made += 1;
    if (cut !== null && (made > cut.call || (made === cut.call && cut.when === 'BEFORE'))) throw new PowerIsOut();
    const answer = await work();
    if (cut !== null && made === cut.call) throw new PowerIsOut();
    return answer;
  };
  const { db } = deps;
  const send = (command: never) => call(() => db.send(command) as Promise<unknown>);
  return { deps: { ...deps, db: { send } as unknown as CommandDeps['db'] }, calls: () => made, call };
}
