import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { CommandDeps } from '../kernel/deps';
import { callerOf } from './caller';
import { readTables } from '../kernel/tables';
import { email, filledLine, instant, line, paragraph, phone, uuid, weekHours } from '../kernel/fields';

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

describe('what is accepted at the edge', () => {
  it.each([
    ['a name', filledLine(100), 'Zoë O’Brien', true],
    ['an empty name', filledLine(100), '   ', false],
    ['an invisible name', filledLine(100), '\u200b\u200d', false],
    ['a name in one emoji', filledLine(100), '👩\u200d🔧', true],
    ['a name with a null character', filledLine(100), 'a\u0000b', false],
    ['a name with a C1 control', filledLine(100), 'a\u009fb', false],
    ['a name too long', line(100), 'x'.repeat(101), false],
    ['a note of several lines', paragraph(1000), 'a\nb', true],
    ['a huge note', paragraph(1000), 'x'.repeat(1001), false],
    ['a note with a null character', paragraph(1000), 'a\u0000b', false],
    ['an address', email, 'Casey@Example.com', true],
    ['an address with a header in it', email, 'a@b.com\nBcc: c@d.com', false],
    ['an address with a name', email, 'Casey <casey@example.com>', false],
    ['a telephone number', phone, '+61 (2) 5550-0142', true],
    ['a telephone number with a slash', phone, '030 / 123 45 67', true],
    ['a telephone number with long dashes', phone, '0400–123‑456', true],
    ['a telephone number copied from an address book', phone, '\u202a+61\u00a0400\u00a0123\u00a0456\u202c', true],
    ['a word as a telephone number', phone, 'call me', false],
    ['an id of ours', uuid, '0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11', true],
    ['an id of another form', uuid, '1', false],
    ['words as the id of a request', uuid, 'Quentin Z', false],
    ['an instant', instant, '2026-11-24T09:30:00Z', true],
    ['a local time', instant, '2026-11-24T09:30:00', false],
    ['hours that end before they begin', weekHours, weekOf([{ from: '17:00', to: '08:00' }]), false],
    ['hours as text', weekHours, JSON.stringify(weekOf([{ from: '08:00', to: '17:00' }])), true],
    ['hours as broken text', weekHours, '{', false],
  ] as [string, v.GenericSchema, unknown, boolean][])('%s', (_name, schema, value, expected) => {
    expect(accepts(schema, value)).toBe(expected);
  });

  function weekOf(day: object[]) {
    return Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((weekday) => [weekday, day]));
  }

  it.each(['\t', '\v', '\f', '\u0085', '\u2028', '\u2029'])('%j in a name or a note becomes a space', (blank) => {
    expect(v.parse(filledLine(100), `Casey${blank}Moreau${blank}`)).toBe('Casey Moreau');
    expect(v.parse(paragraph(100), `${blank}One${blank}two\nthree`)).toBe('One two\nthree');
    expect(v.parse(phone, `0400${blank}123 456`)).toBe('0400 123 456');
    expect(accepts(email, `casey${blank}x@example.com`)).toBe(false);
    expect(accepts(filledLine(100), blank)).toBe(false);
  });

  it('several lines become one in a one-line field', () => {
    expect(v.parse(line(100), 'The hoist\r\nis broken\n')).toBe('The hoist is broken');
    expect(accepts(email, 'casey@example.com\nBcc: sam@example.com')).toBe(false);
  });

  it('invisible characters are dropped: half characters, zero widths, direction marks', () => {
    expect(v.parse(filledLine(100), '\ufeffCa\u200bsey \u202eMo\u00adreau\u202c\ud83d')).toBe('Casey Moreau');
    expect(v.parse(email, 'ca\u200bsey@example.com\u200e')).toBe('casey@example.com');
    expect(v.parse(phone, '\u202a+61 400 123 456\u202c')).toBe('+61 400 123 456');
    expect(v.parse(paragraph(100), 'One\ud83d\nTwo 🚗')).toBe('One\nTwo 🚗');
    expect(v.parse(filledLine(100), 'می\u200cخواهم')).toBe('می\u200cخواهم');
  });

  it('an address is stored in lower case', () => {
    expect(v.parse(email, ' Casey@Example.COM ')).toBe('casey@example.com');
  });
});

describe('the caller', () => {
  const deps = (row?: object) =>
    ({
      db: { send: () => Promise.resolve({ Item: row }) },
      tables: { staffMember: 'StaffMember' },
    }) as unknown as CommandDeps;
  const call = (claims: object | null, forwarded = '') => ({
    fieldName: 'bookAppointment',
    arguments: {},
    identity: claims && { claims },
    request: { headers: { 'x-forwarded-for': forwarded } },
  });

  it('without a token is a visitor, counted by the address that the service itself saw', async () => {
    const spoofed = '1.2.3.4, 203.0.113.9, 130.176.0.1';
    expect(await callerOf(deps(), call(null, spoofed))).toEqual({
      actor: { kind: 'VISITOR' },
      verifiedEmail: '',
      countedAs: 'ip:203.0.113.9',
    });
  });

  it.each([
    [true, 'me@example.com'],
    ['true', 'me@example.com'],
    [false, ''],
    [undefined, ''],
  ])(
    'with a token and no role is a customer, whose lower-case address counts as proven only if verified: %s',
    async (verified, proven) => {
      expect(await callerOf(deps(), call({ sub: 'me', email: ' Me@Example.com', email_verified: verified }))).toEqual({
        actor: { kind: 'CUSTOMER', customerId: 'me' },
        verifiedEmail: proven,
        countedAs: 'me',
      });
    },
  );

  it('on the staff list has the rights of that list, and none once inactive, whatever the token says', async () => {
    const claims = { sub: 'mia', 'cognito:groups': ['ADMIN', 'made-up'] };
    const row = { staffId: 'mia', technicianId: 'tech-mia', roles: ['MECHANIC'], active: true };
    const caller = await callerOf(deps({ ...row, denials: ['vehicle:read'] }), call(claims));
    expect(caller?.actor).toEqual({
      kind: 'STAFF',
      staffId: 'mia',
      roles: ['MECHANIC'],
      technicianId: 'tech-mia',
      grants: [],
      denials: ['vehicle:read'],
    });
    expect(await callerOf(deps({ staffId: 'mia', active: false }), call(claims))).toBeNull();
  });
});

it('a table that was not granted is named when it is asked for', () => {
  const tables = readTables({ SERVICE_TABLE: 'Service-x' });
  expect(tables.service).toBe('Service-x');
  expect(() => tables.bay).toThrow('BAY_TABLE is not set');
});
