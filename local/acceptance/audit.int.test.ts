import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { saveAuditEntry } from '../../amplify/kernel/audit';
import { recordedCommands, titleOf } from '../../amplify/kernel/permission-rows';
import { AUDIT_ACTIONS } from '../../domain/audit/entries';
import { FUNCTION_ACCESS } from '../../amplify/wiring/function-access';
import { type Arguments, callApi } from './api-call';
import {
  CALLS,
  type Called,
  REMADE_ON_REPEAT,
  adminOf,
  asInTheTable,
  entriesOf,
  forgetUses,
  openCalled,
  withOtherContent,
  withoutLink,
} from './command-calls';
import { entryChangers } from './operation-faults';
import { OPERATION_ROWS } from './operation-rows';

let at: Called;
beforeAll(async () => {
  at = await openCalled();
});
beforeEach(() => forgetUses(at));
afterAll(() => at.stop());

describe('every command of the product', () => {
  it('has a call here, unless it leaves no record', () => {
    expect(Object.keys(CALLS).sort()).toEqual(recordedCommands(AREA_OPERATIONS).sort());
  });

  it.each(Object.keys(CALLS))('%s refuses words as its request id, since the audit would keep them', async (name) => {
    const title = OPERATION_ROWS.map(titleOf).find((one) => one.split(',')[0] === name) ?? name;
    const given = { ...(await asInTheTable(title).given(at)), requestId: 'Quentin Zyzx' };
    const { body } = await callApi(at.world.cloud, at.world.schema, {
      name,
      given,
      auth: CALLS[name]?.auth?.(at) ?? adminOf(at),
    });
    const { code, facts } = body.data?.[name] as { code: string; facts: string };
    expect(code).toBe('INVALID_INPUT');
    expect(facts).toContain('requestId');
    expect(await entriesOf(at, 'Quentin')).toEqual([]);
  });

  it.each(Object.entries(CALLS))('%s leaves exactly one entry, with who, when and what', async (name, call) => {
    const requestId = randomUUID();
    const auth = call.auth?.(at) ?? adminOf(at);
    const given = { ...(await call.given(at)), requestId };
    const { body } = await callApi(at.world.cloud, at.world.schema, { name, given, auth });
    expect(body.data?.[name]).toMatchObject({ ok: true, code: null });
    const entries = await entriesOf(at, requestId);
    expect(entries.map(({ subject, action }) => `${String(subject)} ${String(action)}`)).toHaveLength(1);
    const [entry] = entries;
    expect(AUDIT_ACTIONS).toContain(entry?.['action']);
    expect(entry).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      actorKind: expect.stringMatching(/^(STAFF|CUSTOMER|VISITOR|LINK)$/) as string,
    });
    if (entry?.['actorKind'] === 'STAFF' && /^(appointment|customer|vehicle|waiting)#/.test(String(entry['subject']))) {
      expect(entry).toMatchObject({ customerId: expect.stringMatching(/./) as string });
    }
    // The name of blocked time is the staff's own reason; the audit keeps it, and the screen says so.
    const isOfPeople = !/^block#/.test(String(entry?.['subject']));
    if (isOfPeople) expect(JSON.stringify(entry)).not.toMatch(/Audited|Somebody|people\.example|AUD 1/);
  });
});

describe('a command that is sent again', () => {
  const titles = Object.entries(CALLS).filter(([name]) => !REMADE_ON_REPEAT.includes(name));

  it.each(titles)('%s has one effect and gives the same answer', async (name, call) => {
    const auth = call.auth?.(at) ?? adminOf(at);
    const given = { ...(await call.given(at)), requestId: randomUUID() };
    const ask = async (asked: Arguments) => {
      const { body } = await callApi(at.world.cloud, at.world.schema, { name, given: asked, auth });
      return body.data?.[name] as { ok: boolean; code: string | null; answer: unknown };
    };
    const first = await ask(given);
    expect(first).toMatchObject({ ok: true });
    expect(withoutLink(await ask(given))).toEqual(withoutLink(first));
    expect(await entriesOf(at, given.requestId)).toHaveLength(1);
    if (Object.keys(given).length > 1)
      expect(await ask(withOtherContent(at, name, given))).toMatchObject({ ok: false });
    expect(await entriesOf(at, given.requestId)).toHaveLength(1);
  });
});

describe('a day of the audit', () => {
  it('can be read from one moment to another', async () => {
    const requestId = randomUUID();
    await at.world.done('createCustomer', { requestId, name: 'Audited' }, adminOf(at));
    const read = async (bounds: readonly [string, string]) => {
      const given = { day: new Date().toISOString().slice(0, 10), auditId: { between: bounds }, sortDirection: 'DESC' };
      const { body } = await callApi(at.world.cloud, at.world.schema, { name: 'auditByDay', given, auth: adminOf(at) });
      expect(body.errors).toBeUndefined();
      const { items } = body.data?.['auditByDay'] as { items: readonly { subject: string }[] };
      return items.map(({ subject }) => subject);
    };
    const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect(await read([minutesFromNow(-1), minutesFromNow(1)])).toContain(`customer#cust-${requestId}`);
    expect(await read([minutesFromNow(-9), minutesFromNow(-8)])).not.toContain(`customer#cust-${requestId}`);
  });
});

describe('an entry', () => {
  it('cannot be changed or deleted: no operation writes one, and functions may only put', () => {
    expect(at.world.schema.operations.filter(({ name }) => /^(create|update|delete)AuditEntry/.test(name))).toEqual([]);
    expect(entryChangers(FUNCTION_ACCESS)).toEqual([]);
  });

  it('cannot be overwritten, even by a caller with its key', async () => {
    const [entry] = await entriesOf(at, '');
    const forged = { ...entry, action: 'FORGED', actorId: 'somebody-else' };
    await saveAuditEntry(at.deps, forged as unknown as Parameters<typeof saveAuditEntry>[1]);
    const entries = await entriesOf(at, '');
    expect(entries.filter(({ action }) => action === 'FORGED')).toEqual([]);
  });
});
