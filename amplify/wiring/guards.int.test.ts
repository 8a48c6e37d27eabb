import { beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from '../../local/synth/synth';
import { type Caller, type ResolverTemplates, openResolvers } from '../../local/testing/resolver-walk';
import { ROLES, can } from '../../domain/access/permissions';
import { STAFF_TOPICS } from '../../domain/access/live';
import { READ_GUARDS, STAFF_READS } from './guards';
import { LIVE_SUBSCRIPTION } from './live-guard';

const visitor: Caller = { mode: 'API_KEY' };
const casey: Caller = { sub: 'casey' };
const staff = (group: string): Caller => ({ sub: 'sam', groups: [group] });

/** Each guarded read with the key it needs. */
const KEY_OF: Readonly<Record<string, string>> = {
  'Query.listServices': 'shopId',
  'Query.listBays': 'shopId',
  'Query.listTechnicians': 'shopId',
  'Query.listStaffMembers': 'shopId',
  'Query.listDaySheets': 'week',
  'Query.listNotices': 'audience',
  'Query.customersByEmail': 'email',
  'Query.listTimeBlocks': 'week',
  'Query.listWaitingEntries': 'shopId',
  'Query.listAuditEntries': 'subject',
  'Query.outboxByRecord': 'recordKey',
  'Query.outboxByCustomer': 'customerId',
  'Query.outboxDead': 'deadShard',
  'Query.auditByDay': 'day',
  'Query.auditByActor': 'actorId',
  'Query.listSearchTerms': 'bucket',
  'Query.customersByName': 'shopId',
  'Query.vehiclesByCustomer': 'customerId',
  'Query.appointmentsByVisitDate': 'visitDate',
  'Query.appointmentsByCustomer': 'customerId',
};
const PUBLIC_READS = ['Query.listServices', 'Query.listBays', 'Query.listTechnicians', 'Query.listDaySheets'];
const STAFF_ONLY = [
  'Query.listStaffMembers',
  'Query.listNotices',
  'Query.listTimeBlocks',
  'Query.listWaitingEntries',
  'Query.customersByEmail',
  'Query.customersByName',
  'Query.listSearchTerms',
  'Query.outboxByRecord',
  'Query.outboxByCustomer',
  'Query.outboxDead',
  'Query.auditByDay',
  'Query.auditByActor',
  'Query.appointmentsByVisitDate',
];
const OWN_READS = ['Query.vehiclesByCustomer', 'Query.appointmentsByCustomer'];

let resolvers: ResolverTemplates;

beforeAll(async () => {
  resolvers = await openResolvers(await synthesise());
});

const keyed = (name: string, value = 'some-key') => ({ [KEY_OF[name] ?? '']: value });

describe('every read is by its key', () => {
  it('knows the key of every guarded read', () => {
    expect(Object.keys(READ_GUARDS).sort()).toEqual(Object.keys(KEY_OF).sort());
  });

  it('leaves no template that can scan outside the guarded reads', () => {
    const able = resolvers.names.filter((name) => resolvers.textsOf(name).some((text) => /["']Scan["']/.test(text)));
    expect(able.length).toBeGreaterThan(0);
    expect(able.filter((name) => !(name in KEY_OF))).toEqual([]);
  });

  it.each(Object.keys(KEY_OF))('%s queries its key', (name) => {
    const { request } = resolvers.walk(name, keyed(name), staff('ADMIN'));
    expect(request?.['operation']).toBe('Query');
    expect(JSON.stringify(request?.['query'])).toContain('some-key');
    expect(request).not.toHaveProperty('filter');
  });

  const missing = [{}, { key: null }, { key: '' }, { key: '  ' }];
  it.each(Object.keys(KEY_OF))('%s refuses to start without its key', (name) => {
    for (const shape of missing) {
      const args = 'key' in shape ? { [KEY_OF[name] ?? '']: shape.key } : {};
      const { refusal, request } = resolvers.walk(name, args, staff('ADMIN'));
      expect(request).toBeUndefined();
      expect(refusal?.type).toBe('BadRequest');
      expect(refusal?.message).toContain(`${KEY_OF[name]} is required`);
    }
  });

  it.each(Object.keys(KEY_OF))('%s refuses a filter, which would cost what it hides', (name) => {
    const { refusal } = resolvers.walk(name, { ...keyed(name), filter: { note: { eq: 'x' } } }, staff('ADMIN'));
    expect(refusal?.type).toBe('BadRequest');
  });

  it.each(Object.keys(KEY_OF))('%s gives pages of at most 100', (name) => {
    const withLimit = (limit: number) => resolvers.walk(name, { ...keyed(name), limit }, staff('ADMIN'));
    expect(withLimit(100).request?.['limit']).toBe(100);
    expect(withLimit(1).request?.['limit']).toBe(1);
    for (const limit of [101, 1_000_000, 0, -1]) expect(withLimit(limit).refusal?.type).toBe('BadRequest');
    expect(resolvers.walk(name, keyed(name), staff('ADMIN')).request?.['limit']).toBe(100);
  });
});

describe('who may read', () => {
  it.each(PUBLIC_READS)('%s answers visitors, customers and staff', (name) => {
    for (const caller of [visitor, casey, staff('MECHANIC')]) {
      expect(resolvers.walk(name, keyed(name), caller).request?.['operation']).toBe('Query');
    }
  });

  const actorOf = (role: (typeof ROLES)[number]) =>
    ({ kind: 'STAFF', staffId: 'sam', roles: [role], technicianId: 'tech-1' }) as const;
  const rowOf = (role: string, more: object = {}) => ({ roles: [role], active: true, technicianId: 'tech-1', ...more });
  /** The token says STAFF throughout: only the row counts. */
  const as = (row: Readonly<Record<string, unknown>>): Caller => ({ sub: 'sam', groups: ['STAFF'], row });
  const argsOf = (name: string) => ({
    ...{ appointmentId: 'x', vehicleId: 'x', customerId: 'x', shopId: 'x', staffId: 'x' },
    ...(name in KEY_OF ? keyed(name) : {}),
  });

  it.each(Object.entries(STAFF_READS))('%s answers the roles that have %s, by their row', (name, permission) => {
    for (const role of ROLES) {
      const { refusal } = resolvers.walk(name, argsOf(name), as(rowOf(role)));
      expect([role, refusal?.type]).toEqual([role, can(actorOf(role), permission) ? undefined : 'Unauthorized']);
    }
  });

  it.each(Object.entries(STAFF_READS))('%s heeds grants and denials of %s, and deactivation', (name, permission) => {
    const walk = (row: Readonly<Record<string, unknown>>) => resolvers.walk(name, argsOf(name), as(row));
    expect(walk({ roles: [], active: true, grants: [permission] }).refusal).toBeUndefined();
    expect(walk(rowOf('ADMIN', { denials: [permission], grants: [permission] })).refusal?.type).toBe('Unauthorized');
    expect(walk(rowOf('ADMIN', { active: false })).refusal?.type).toBe('Unauthorized');
  });

  const APPOINTMENT_READS = ['Query.getAppointment', 'Query.appointmentsByVisitDate', 'Query.appointmentsByCustomer'];
  it.each(APPOINTMENT_READS)('%s gives a mechanic only their assigned visits', (name) => {
    const filterOf = (row: Readonly<Record<string, unknown>>) =>
      JSON.stringify(resolvers.walk(name, argsOf(name), as(row)).request?.['filter'] ?? null);
    expect(filterOf(rowOf('MECHANIC'))).toContain('tech-1');
    expect(filterOf({ roles: ['MECHANIC'], active: true })).toContain('nobody');
    expect(filterOf({ roles: ['MECHANIC', 'MANAGER'], active: true, technicianId: 'tech-1' })).toBe('null');
    expect(filterOf(rowOf('MECHANIC', { grants: ['appointment:read'] }))).toBe('null');
  });

  it('a first admin without a row is taken at the token’s word', () => {
    expect(resolvers.walk('Query.listAuditEntries', keyed('Query.listAuditEntries'), staff('ADMIN')).refusal).toBe(
      undefined,
    );
    expect(
      resolvers.walk('Query.listWaitingEntries', keyed('Query.listWaitingEntries'), staff('MECHANIC')).refusal?.type,
    ).toBe('Unauthorized');
  });

  it.each(STAFF_ONLY)('%s refuses visitors and customers before anything is read', (name) => {
    for (const caller of [visitor, casey, staff('CUSTOMER')]) {
      expect(resolvers.walk(name, keyed(name, 'casey'), caller).refusal?.type).toBe('Unauthorized');
    }
  });

  it.each(OWN_READS)('%s answers a customer only about themselves', (name) => {
    expect(resolvers.walk(name, keyed(name, 'casey'), casey).request?.['operation']).toBe('Query');
    for (const other of ['riley', 'guest-1', 'cas', 'caseyx']) {
      expect(resolvers.walk(name, keyed(name, other), casey).refusal?.type).toBe('Unauthorized');
    }
    expect(resolvers.walk(name, keyed(name, 'casey'), visitor).refusal?.type).toBe('Unauthorized');
    expect(resolvers.walk(name, keyed(name, 'casey'), staff('STAFF')).request?.['operation']).toBe('Query');
  });
});

describe('the subscription to live changes', () => {
  const listen = (args: Readonly<Record<string, unknown>>, caller: Caller) =>
    resolvers.walk(LIVE_SUBSCRIPTION, args, caller);
  const to = (audience: string, caller: Caller) => listen({ audience }, caller).refusal?.type ?? 'heard';
  const as = (row: Readonly<Record<string, unknown>>): Caller => ({ sub: 'sam', groups: ['STAFF'], row });
  const rowOf = (role: string, more: object = {}) => ({ roles: [role], active: true, ...more });
  const channel = 'link:0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11';
  const actorOf = (role: (typeof ROLES)[number]) =>
    ({ kind: 'STAFF', staffId: 'sam', roles: [role], technicianId: null }) as const;

  it('names one audience, and no filter', () => {
    for (const args of [{}, { audience: null }, { audience: '' }, { audience: ' ' }]) {
      expect(listen(args, casey).refusal?.type).toBe('BadRequest');
    }
    for (const filter of [{}, { audience: { ne: 'x' } }]) {
      expect(listen({ audience: 'customer:casey', filter }, casey).refusal?.type).toBe('BadRequest');
    }
  });

  it('lets a customer hear of themselves, and no one else', () => {
    expect(to('customer:casey', casey)).toBe('heard');
    expect(to('customer:sam', as(rowOf('STAFF')))).toBe('heard');
    for (const caller of [visitor, { sub: 'riley' }, as(rowOf('ADMIN'))]) {
      expect(to('customer:casey', caller)).toBe('Unauthorized');
    }
    for (const audience of ['customer:', 'customer:*', 'customer:Casey', 'casey', 'customer:casey,riley']) {
      expect(to(audience, casey)).toBe('Unauthorized');
    }
  });

  it.each(Object.entries(STAFF_TOPICS))('to staff:%s lets in anyone with %s, by their row', (topic, permission) => {
    const audience = `staff:${topic}`;
    for (const role of ROLES) {
      expect([role, to(audience, as(rowOf(role)))]).toEqual([
        role,
        can(actorOf(role), permission) ? 'heard' : 'Unauthorized',
      ]);
    }
    expect(to(audience, as({ roles: [], active: true, grants: [permission] }))).toBe('heard');
    expect(to(audience, as(rowOf('ADMIN', { denials: [permission] })))).toBe('Unauthorized');
    expect(to(audience, as(rowOf('ADMIN', { active: false })))).toBe('Unauthorized');
    for (const caller of [visitor, casey]) expect(to(audience, caller)).toBe('Unauthorized');
  });

  it('lets no one in on a topic that does not exist', () => {
    for (const audience of ['staff:', 'staff:money', 'staff:calendar ', 'staff:calendar,waiting', 'everyone']) {
      expect(to(audience, as(rowOf('ADMIN')))).toBe('Unauthorized');
    }
  });

  it('lets in anyone who knows the random id of a link, but no one who guesses a short one', () => {
    for (const caller of [visitor, casey, as(rowOf('STAFF'))]) expect(to(channel, caller)).toBe('heard');
    for (const audience of ['link:', 'link:short', 'link:*', 'link:..............................']) {
      expect(to(audience, visitor)).toBe('Unauthorized');
    }
  });
});

describe('writes through the API', () => {
  it('offers createLiveChange only to functions', () => {
    const input = {
      audience: 'customer:casey',
      change: 'APPOINTMENT#a1#1',
      topic: 'APPOINTMENT',
      id: 'a1',
      version: 1,
    };
    const create = (caller: Caller) => resolvers.walk('Mutation.createLiveChange', { input }, caller);
    expect(create({ mode: 'AWS_IAM' }).refusal).toBeUndefined();
    for (const caller of [visitor, casey, staff('ADMIN')]) expect(create(caller).refusal?.type).toBe('Unauthorized');
  });
});
