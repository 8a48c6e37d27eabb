import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { CommandDeps } from '../deps';
import type { Row } from '../row';
import type { Effect } from './effect';
import { effectsOfChange, quietly } from './quiet';

const about = { model: 'Appointment', id: 'a' };
const EFFECTS = [
  { effect: 'TELL', kind: 'STAFF_BOOKED', about, facts: {} },
  { effect: 'LIVE', audience: 'staff:calendar', topic: 'APPOINTMENT', id: 'a', version: 1 },
  { effect: 'LIVE', audience: 'staff:calendar', topic: 'BLOCK', id: 'b', version: 1 },
  { effect: 'LIVE', audience: 'customer:sub-1', topic: 'APPOINTMENT', id: 'a', version: 1 },
  {
    ...{ effect: 'AUDIT', subject: 'appointment#a', at: 'now', version: 1, actorKind: 'STAFF', actorId: 's' },
    ...{ action: 'BOOK', reason: '', requestId: 'r', before: null, after: null, shows: new Set() },
  },
  { effect: 'INDEX', about, since: '', version: 1, customerId: 'c', terms: [] },
  { effect: 'FIGURE', about, axis: 'WORKED', since: '', version: 1, contribution: null },
  { effect: 'LOG', model: 'StockMovement', key: 'id', row: {} },
  { effect: 'TASK', area: 'booking', task: 'REGISTER', input: {} },
] as const satisfies readonly Effect[];

const follows = (before: Row | null, after: Row | null) =>
  effectsOfChange(EFFECTS, { model: 'Appointment', eventId: 'event-1', before, after });

describe('a quiet change', () => {
  it('is found, counted and logged; one entry and one "read again" cover the whole run', () => {
    const [first, second] = [
      follows(null, { quietBy: 'run-1#x' }),
      follows({ quietBy: 'run-1#x' }, { quietBy: 'run-1#y' }),
    ];
    expect(first.map(({ effect }) => effect)).toEqual(['INDEX', 'FIGURE', 'LOG', 'AUDIT', 'LIVE']);
    expect(first).toContainEqual(expect.objectContaining({ subject: 'run#run-1', once: 'run-1', requestId: 'run-1' }));
    expect(first).toContainEqual({
      effect: 'LIVE',
      audience: 'staff:calendar',
      topic: 'RELOAD',
      id: 'run-1',
      version: 1,
    });
    expect(second).toEqual(first);
  });

  it.each([
    ['a row that was never quiet', null, {}],
    ['a later change, which removes the mark', { quietBy: 'run-1#x' }, {}],
    ['a later change that forgot to remove it', { quietBy: 'run-1#x' }, { quietBy: 'run-1#x' }],
    ['a row that is removed', { quietBy: 'run-1#x' }, null],
  ])('excludes %s', (_title, before, after) => {
    expect(follows(before, after)).toEqual(EFFECTS);
  });
});

describe('writing quietly', () => {
  const sent: object[] = [];
  const db = { send: (command: { input: object }) => Promise.resolve(void sent.push(command.input)) };
  const deps = quietly({ db: db as never as CommandDeps['db'], now: 'then' }, 'run-1');
  const itemOf = (index: number) => sent[index] as { Item: Row };
  const mark = expect.stringMatching(/^run-1#[0-9a-f-]{36}$/) as string;

  it('marks each record that is put, alone or in a transaction, each write separately', async () => {
    await deps.db.send(new PutCommand({ TableName: 't', Item: { __typename: 'Bay', bayId: 'b' } }));
    const Put = { TableName: 't', Item: { __typename: 'Bay', bayId: 'b' } };
    await deps.db.send(new TransactWriteCommand({ TransactItems: [{ Put }, { Delete: { TableName: 't', Key: {} } }] }));
    expect(itemOf(0).Item).toEqual({ __typename: 'Bay', bayId: 'b', quietBy: mark });
    const { TransactItems } = sent[1] as { TransactItems: { Put?: { Item: Row } }[] };
    expect(TransactItems[0]?.Put?.Item).toEqual({ __typename: 'Bay', bayId: 'b', quietBy: mark });
    expect(TransactItems[1]).toEqual({ Delete: { TableName: 't', Key: {} } });
    expect(itemOf(0).Item['quietBy']).not.toBe(TransactItems[0]?.Put?.Item['quietBy']);
  });

  it('leaves the audit, rows that are not records, and every other command as they are', async () => {
    sent.length = 0;
    await deps.db.send(new PutCommand({ TableName: 't', Item: { __typename: 'AuditEntry' } }));
    await deps.db.send(new PutCommand({ TableName: 't', Item: { pk: 'request#1' } }));
    await deps.db.send(new UpdateCommand({ TableName: 't', Key: { pk: '1' } }));
    expect(JSON.stringify(sent)).not.toContain('quietBy');
    expect(deps.now).toBe('then');
  });
});
