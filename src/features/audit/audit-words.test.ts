import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_KINDS } from '../../../domain/audit/entries';
import { MASK } from '../../../domain/audit/mask';
import type { AuditLine } from './api/read-audit';
import {
  ACTIONS,
  AREAS,
  actionText,
  areaOf,
  changesOf,
  pageOf,
  reasonText,
  subjectText,
  valueText,
  yearText,
} from './audit-words';

const line = (given: Partial<AuditLine>): AuditLine => ({
  ...{ auditId: 'a', subject: '', at: '', actorKind: 'STAFF', actorId: 's', customerId: '' },
  ...{ action: '', reason: '', requestId: 'r' },
  ...{ before: {}, after: {} },
  ...given,
});

describe('an entry', () => {
  it.each([
    ['customer#c-1', 'customer', '/staff/customers/c-1'],
    ['customers', 'customer', null],
    ['staff#s-1', 'staff', '/staff/settings/staff'],
    ['appointment#a-1', 'appointment', null],
  ])('about %s is of %s and leads to %s', (subject, area, page) => {
    expect(areaOf(subject)).toBe(area);
    expect(pageOf(line({ subject }))).toBe(page);
  });

  it('about a customer’s car leads to the customer', () => {
    expect(pageOf(line({ subject: 'vehicle#v-1', customerId: 'c-1' }))).toBe('/staff/customers/c-1');
  });

  it('names every field that had or has a value, and none that was and is empty', () => {
    const before = { status: 'PENDING', phone: null, nextDueOn: '2027-01-01' };
    expect(changesOf(line({ before, after: { status: '', skills: ['BRAKES', 'TYRES'], grants: [] } }))).toEqual([
      { field: 'status', kept: true, from: 'PENDING', to: '–' },
      { field: 'next due on', kept: true, from: '2027-01-01', to: '–' },
      { field: 'skills', kept: true, from: '–', to: 'BRAKES, TYRES' },
    ]);
  });

  it('says whether a personal value was added, changed or removed, and shows no dots', () => {
    const before = { name: MASK, phone: MASK, city: null };
    expect(changesOf(line({ before, after: { name: MASK, phone: null, city: MASK } }))).toEqual([
      { field: 'name', kept: false, what: 'changed' },
      { field: 'phone', kept: false, what: 'removed' },
      { field: 'city', kept: false, what: 'added' },
    ]);
    expect(changesOf(line({ after: { name: MASK } }))).toEqual([{ field: 'name', kept: false, what: 'added' }]);
    expect(reasonText(MASK)).toBe('given by the customer');
    expect(reasonText('Hoist broken')).toBe('Hoist broken');
  });

  it.each([
    ['SET_ACCESS', 'staff#1234567890abcdef', 'changed the access of staff member 1234567890abc'],
    ['EXPORT', 'customers', 'exported the register'],
    ['SEND_AGAIN', 'message#0a1b2c', 'sent again message 0a1b2c'],
    ['END_MARKETING', 'customer#c-1', 'ended the advertising to customer c-1'],
    ['QUIET_RUN', 'run#demo-workshop', 'carried out the run demo-workshop'],
    ['SOMETHING_NEW', 'other#1', 'something new other 1'],
  ])('of %s on %s reads as a sentence', (action, subject, sentence) => {
    expect(`${actionText(action)} ${subjectText(subject)}`).toBe(sentence);
  });

  it.each(AUDIT_ACTIONS)('of %s has its own word to filter by', (action) => {
    expect(ACTIONS.map(([name]) => name)).toContain(action);
    expect(ACTIONS.filter(([, word]) => word === actionText(action))).toHaveLength(1);
  });

  it.each(AUDIT_KINDS)('about a record of the kind %s can be filtered by it', (kind) => {
    expect(AREAS).toHaveProperty(kind);
    expect(subjectText(`${kind}#1`)).toMatch(/^[a-z][a-z ]+ 1$/);
  });

  it('names current and former colleagues', () => {
    expect(subjectText('staff#s-1', new Map([['s-1', 'Mia']]))).toBe('Mia');
    expect(subjectText('staff#s-2', new Map([['s-1', 'Mia']]))).toBe('staff member s-2');
  });

  it('of another year, by the shop’s clock, says which', () => {
    const shop = { timeZone: 'Australia/Sydney' };
    expect(yearText('2025-12-31T14:00:00.000Z', '2026-11-22', shop)).toBe('');
    expect(yearText('2025-12-31T12:00:00.000Z', '2026-11-22', shop)).toBe(' 2025');
  });

  it('says yes and no', () => {
    expect([true, false].map(valueText)).toEqual(['yes', 'no']);
  });

  it('shortens a long value', () => {
    expect(valueText('x'.repeat(500))).toHaveLength(120);
  });
});
