import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallerColumn, type OperationRow, answerFor, titleOf } from '../../amplify/kernel/permission-rows';
import { OPERATION_ROWS } from './operation-rows';
import { READ_GUARDS } from '../../amplify/wiring/guards';
import type { GraphqlAnswer, GraphqlAuth } from '../cloud';
import { resourcesOf } from '../synth/stacks';
import { ACCESS_CALLS, type AccessCall, type Prepared, prepare } from './access-calls';
import { worthlessCredentials } from './access-people';
import { type AccessWorld, type CustomerRecord, openAccessWorld } from './access-world';
import { callApi } from './api-call';
import { faultsOfMatrix } from './operation-faults';

interface Caller {
  readonly name: string;
  readonly auth: GraphqlAuth;
  /** The table's column; or DENIED (everything), FORMER (access ended), NOBODY (credentials that prove nothing). */
  readonly column: CallerColumn | 'DENIED' | 'FORMER' | 'NOBODY';
  /** Whether the records are the caller's own, or the visit is assigned to them. */
  readonly owns: boolean;
  readonly record: CustomerRecord;
}

let world: AccessWorld;
let prepared: Prepared;
let callers: readonly Caller[];
let cells = 0;

function callersOf({ staff, demoted, former, granted, denied, casey, robin, records }: AccessWorld): Caller[] {
  const about = { owns: false, record: records.casey };
  const employee = (column: 'ADMIN' | 'MANAGER' | 'CUSTOMER_SUPPORT' | 'STAFF') => ({
    ...{ name: column, column, auth: staff[column].auth, ...about },
  });
  const mechanic = { column: 'MECHANIC', auth: staff.MECHANIC.auth } as const;
  return [
    { name: 'a visitor', column: 'VISITOR', auth: { apiKey: true }, ...about },
    { name: 'the customer', column: 'CUSTOMER', auth: casey.auth, ...about, owns: true },
    { name: 'another customer', column: 'CUSTOMER', auth: robin.auth, ...about },
    employee('ADMIN'),
    employee('MANAGER'),
    { name: 'MECHANIC, own job', ...mechanic, ...about, owns: true },
    { name: 'MECHANIC, another’s job', ...mechanic, owns: false, record: records.olive },
    employee('CUSTOMER_SUPPORT'),
    employee('STAFF'),
    { name: 'STAFF, with an ADMIN’s token', column: 'STAFF', auth: demoted.auth, ...about },
    { name: 'STAFF, granted everything', column: 'ADMIN', auth: granted.auth, ...about },
    { name: 'ADMIN, denied everything', column: 'DENIED', auth: denied.auth, ...about },
    { name: 'a former ADMIN', column: 'FORMER', auth: former.auth, ...about },
  ];
}

beforeAll(async () => {
  world = await openAccessWorld();
  prepared = await prepare(world);
  const worthless = Object.entries(await worthlessCredentials(world.staff.ADMIN, world.dataDir));
  const nobody = { column: 'NOBODY', owns: false, record: world.records.casey } as const;
  callers = [...callersOf(world), ...worthless.map(([name, auth]) => ({ name, auth, ...nobody }))];
});

afterAll(async () => {
  console.log(`permission matrix: ${OPERATION_ROWS.length} operations × ${callers.length} callers = ${cells} cells`);
  await world.stop();
});

const returnsOf = (name: string) => world.schema.operations.find((one) => one.name === name)?.returns ?? '';
const isCommand = ({ name }: OperationRow) => returnsOf(name) === 'CommandResult';

function isAllowed(row: OperationRow, { column, owns }: Caller): boolean {
  if (column === 'NOBODY') return false;
  // A deactivated person still has the public pages, and can act as no one.
  if (column === 'FORMER') return row.needs === 'anyone' && !isCommand(row);
  // Seeing who works here cannot be denied.
  if (column === 'DENIED') return row.needs === 'anyone' || row.needs === 'staff:read';
  const answer = answerFor(row, column);
  return answer === 'yes' || (answer !== 'no' && owns);
}

/** Lists are not refused to a mechanic: they leave out the visits of others. */
const isLeftOut = (row: OperationRow, caller: Caller): boolean =>
  caller.column === 'MECHANIC' &&
  answerFor(row, 'MECHANIC') === 'assigned visits' &&
  `Query.${row.name}` in READ_GUARDS;

function expectedOf(row: OperationRow, caller: Caller): string {
  if (isAllowed(row, caller)) return 'allowed';
  return isLeftOut(row, caller) ? 'left out' : 'refused';
}

const UNAUTHORISED = new Set(['Unauthorized', 'UnauthorizedException']);

function outcomeOf(row: OperationRow, call: AccessCall, { body }: GraphqlAnswer): string {
  const errors = body.errors ?? [];
  if (errors.some(({ errorType }) => UNAUTHORISED.has(errorType ?? ''))) return 'refused';
  if (errors.length > 0) return `unclear: ${JSON.stringify(errors)}`;
  const found = body.data?.[row.name];
  return isCommand(row) ? outcomeOfCommand(call, found) : outcomeOfRead(found);
}

/** The records exist, so NOT_FOUND means that the caller may not see them. */
function outcomeOfCommand({ passesWith, refusedWith }: AccessCall, found: unknown): string {
  const { ok, code, facts } = found as { ok: boolean; code: string | null; facts: string };
  if (ok ? passesWith === undefined : code === passesWith) return 'allowed';
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND' || (code !== null && code === refusedWith)) return 'refused';
  return `unclear: ${ok} ${code} ${facts}`;
}

function outcomeOfRead(found: unknown): string {
  if (found === null) return 'left out';
  const page = (found ?? {}) as { items?: unknown[] };
  return page.items?.length === 0 ? 'left out' : 'allowed';
}

async function ask(row: OperationRow, caller: Caller): Promise<string> {
  const call = ACCESS_CALLS[titleOf(row)];
  if (!call) throw new Error(`Nothing says how to call ${titleOf(row)}`);
  const asking = { ...prepared, record: caller.record, isVisitor: caller.column === 'VISITOR' };
  const given = { requestId: randomUUID(), ...call.given(asking) };
  const answer = await callApi(world.cloud, world.schema, { name: row.name, given, auth: caller.auth });
  return outcomeOf(row, call, answer);
}

describe('the permission table', () => {
  it('has a row, and a call, for every operation that the synthesised API offers, and for no other', () => {
    const offered = world.schema.operations.map(({ name }) => name);
    expect(faultsOfMatrix({ offered, rows: OPERATION_ROWS, calls: Object.keys(ACCESS_CALLS) })).toEqual([]);
  });

  it('covers every door: no function has its own address', () => {
    expect(resourcesOf(world.synth.root, 'AWS::Lambda::Url')).toEqual([]);
  });

  it.each(OPERATION_ROWS.map((row) => [titleOf(row), row] as const))(
    '%s is allowed and refused as the table says, for every caller',
    async (_title, row) => {
      const answered: Record<string, string> = {};
      for (const caller of callers) {
        answered[caller.name] = await ask(row, caller);
        cells += 1;
      }
      expect(answered).toEqual(Object.fromEntries(callers.map((caller) => [caller.name, expectedOf(row, caller)])));
    },
  );

  it('leaves system operations to the signature of the function that calls them', async () => {
    const events = { function: 'effects' };
    const signed = { name: 'signed by a function', auth: events, column: 'NOBODY', owns: false } as const;
    const rows = OPERATION_ROWS.filter(({ name }) => !name.startsWith('on'));
    for (const row of rows) {
      const outcome = await ask(row, { ...signed, record: world.records.casey });
      expect([titleOf(row), outcome]).toEqual([titleOf(row), row.needs === 'system only' ? 'allowed' : 'refused']);
    }
  });
});
