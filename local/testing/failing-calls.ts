import type { CommandDeps } from '../../amplify/kernel/deps';

/** Where the power goes out: before a database call is carried out, or after. */
export interface PowerCut {
  readonly call: number;
  readonly when: 'BEFORE' | 'AFTER';
}

export class PowerIsOut extends Error {}

/** The same dependencies with a power cut at one call: from there on no call returns. Counts the calls. */
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
