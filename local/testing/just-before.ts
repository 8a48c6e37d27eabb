import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../amplify/kernel/deps';

type Sent = Parameters<CommandDeps['db']['send']>[0];

/** The same deps with a faster rival, who acts after the command has read, just before its first write. */
export function justBefore<Deps extends CommandDeps>(deps: Deps, rival: () => Promise<unknown>): Deps {
  let isFirst = true;
  const db = new Proxy(deps.db, {
    get(client, name) {
      if (name !== 'send') return Reflect.get(client, name) as unknown;
      return async (command: Sent) => {
        if (isFirst && command instanceof TransactWriteCommand) {
          isFirst = false;
          await rival();
        }
        return client.send(command);
      };
    },
  });
  return { ...deps, db };
}
