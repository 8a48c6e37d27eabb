import { describe, expect, it } from 'vitest';
import { placeOf, searchOf } from './use-calendar-place';

const read = (search: string) => placeOf(new URLSearchParams(search));

describe('the address of a place on the calendar', () => {
  it('means today by bay if it is empty', () => {
    expect(read('')).toEqual({
      ...{ date: null, view: 'bay', span: 'day', technicianId: null, status: null, appointmentId: null, show: null },
    });
  });

  it('is the same after being written and read again', () => {
    const search =
      '?date=2026-11-24&view=technician&span=week&technician=tech-1&status=PENDING&show=ongoing&appointment=a-1';
    expect(searchOf(read(search))).toBe(search);
    expect(searchOf(read(''))).toBe('');
  });

  it.each([
    'date=2026-02-30',
    'date=tomorrow',
    'view=week',
    'span=year',
    'status=LOST',
    'show=everything',
    'appointment=',
  ])('falls back where it cannot be read: %s', (search) => expect(read(search)).toEqual(read('')));
});
