import type { DeliveryDeps } from '../../amplify/areas/outgoing/commands/delivery-deps';

/** What a stopped function gets for every further request: nothing. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Where a function is stopped: at which of its waits, and whether that call was still carried out. */
export interface CrashPoint {
  readonly at: number;
  readonly afterwards: boolean;
}

/** The same dependencies, which stop working for good at one point. `waits` counts the waits. */
export function crashing<Deps extends DeliveryDeps>(deps: Deps, point: CrashPoint): { deps: Deps; waits(): number } {
  let waits = 0;
  const stopping = async <T>(act: () => Promise<T>): Promise<T> => {
    waits += 1;
    if (waits > point.at || (waits === point.at && !point.afterwards)) throw new Crash();
    const result = await act();
    if (waits >= point.at) throw new Crash();
    return result;
  };
  type Send = (command: object) => Promise<unknown>;
  const client = deps.db as unknown as { send: Send };
  const db = { send: (command: object) => stopping(() => client.send(command)) } as unknown as Deps['db'];
  return {
    deps: {
      ...deps,
      db,
      send: (mail) => stopping(() => deps.send(mail)),
      pause: (ms) => stopping(() => deps.pause(ms)),
    },
    waits: () => waits,
  };
}
