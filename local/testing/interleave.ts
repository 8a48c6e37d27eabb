import type { CommandDeps } from '../../amplify/kernel/deps';

type Send = (command: object) => Promise<unknown>;

/**
 * The same dependencies, with an action right before a transaction is sent: the first, or another by its number. If the
 * action throws, so does the transaction.
 */
export function beforeTransaction<Deps extends CommandDeps>(deps: Deps, act: () => Promise<unknown>, number = 1): Deps {
  let sent = 0;
  const client = deps.db as unknown as { send: Send };
  const send: Send = async (command) => {
    if (command.constructor.name === 'TransactWriteCommand') {
      sent += 1;
      if (sent === number) await act();
    }
    return client.send(command);
  };
  return { ...deps, db: { send } as unknown as CommandDeps['db'] };
}
