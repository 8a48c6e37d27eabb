import { describe, expect, it } from 'vitest';
import { passesArguments, passesFilter } from './subscription-filter';

const row = { customerId: 'casey', version: 3, topic: 'APPOINTMENT', tags: ['urgent'] };

describe('a subscription filter', () => {
  it.each([
    [{ or: [{ customerId: { eq: 'casey' } }] }, true],
    [{ or: [{ customerId: { eq: 'robin' } }] }, false],
    [{ and: [{ or: [{ customerId: { eq: 'casey' } }] }, { version: { gt: 2 } }] }, true],
    [{ and: [{ or: [{ customerId: { eq: 'casey' } }] }, { version: { between: [4, 9] } }] }, false],
    [{ customerId: { eq: 'casey' }, topic: { beginsWith: 'STAFF' } }, false],
    [{ tags: { contains: 'urgent' }, topic: { notIn: ['STAFF'] } }, true],
    [{ missing: { lt: 5 } }, false],
    [{ customerId: { resembles: 'casey' } }, false],
    ['customerId', false],
    [null, true],
  ])('%j lets the change through: %s', (filter, passes) => {
    expect(passesFilter(row, filter)).toBe(passes);
  });

  it('if there is none, every given argument must equal the field', () => {
    expect(passesArguments(row, { customerId: 'casey', topic: null })).toBe(true);
    expect(passesArguments(row, { customerId: 'robin' })).toBe(false);
  });
});
