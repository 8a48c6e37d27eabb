import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../deps';
import { type Row, textOf } from '../row';
import type { AuditEffect, Effect, LiveEffect, RowChange } from './effect';

/**
 * Writes that tell no one: the demo, an import, a restore, an upgrade. Each row they put carries `quietBy`, the id of
 * the run and of the write, in the same write. Every other write leaves it out, or removes it.
 */
export function quietly<Deps extends Pick<CommandDeps, 'db'>>(deps: Deps, run: string): Deps {
  const { db } = deps;
  const marked = (Item: Row | undefined): Row | undefined => {
    const model = Item?.['__typename'];
    // Rows without a model are not records, and an audit entry has no effects.
    return model === undefined || model === 'AuditEntry' ? Item : { ...Item, quietBy: `${run}#${crypto.randomUUID()}` };
  };
  const send = (command: { readonly input: object }) => {
    if (command instanceof PutCommand) {
      return db.send(new PutCommand({ ...command.input, Item: marked(command.input.Item) }));
    }
    if (command instanceof TransactWriteCommand) {
      const items = (command.input.TransactItems ?? []).map(({ Put, ...item }) =>
        Put === undefined ? item : { ...item, Put: { ...Put, Item: marked(Put.Item) } },
      );
      return db.send(new TransactWriteCommand({ ...command.input, TransactItems: items }));
    }
    return db.send(command as never);
  };
  return { ...deps, db: Object.create(db, { send: { value: send } }) as CommandDeps['db'] };
}

/** The run that made this change quietly; null for a change that people hear of. */
function runOf({ before, after }: RowChange): string | null {
  const [was, is] = [before, after].map((row) => (row === null ? '' : textOf(row, 'quietBy')));
  return is === undefined || is === '' || is === was ? null : is.replace(/#[^#]*$/, '');
}

const STAYS: ReadonlySet<Effect['effect']> = new Set(['INDEX', 'FIGURE', 'LOG']);

/** The effects of a change, or only those that follow from a quiet one. */
export function effectsOfChange(effects: readonly Effect[], change: RowChange): readonly Effect[] {
  const run = runOf(change);
  if (run === null) return effects;
  const audiences = effects.flatMap((effect) => (effect.effect === 'LIVE' ? [effect.audience] : []));
  // Staff pages show lists, which a run fills. Pages of customers and links refresh on their own.
  const lists = new Set(audiences.filter((audience) => audience.startsWith('staff:')));
  return [
    ...effects.filter(({ effect }) => STAYS.has(effect)),
    entryOf(run),
    ...[...lists].map((audience): LiveEffect => ({ effect: 'LIVE', audience, topic: 'RELOAD', id: run, version: 1 })),
  ];
}

const NOTHING: AuditEffect['shows'] = new Set();

/** One entry for the whole run. */
const entryOf = (run: string): AuditEffect => ({
  effect: 'AUDIT',
  subject: `run#${run}`,
  ...{ once: run, at: '', version: 1, actorKind: 'SYSTEM', actorId: '' },
  ...{ action: 'QUIET_RUN', reason: '', requestId: run, before: null, after: null, shows: NOTHING },
});
