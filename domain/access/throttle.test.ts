import { expect, it } from 'vitest';
import { OPERATION_ROWS, answerFor } from './operations';
import { THROTTLES } from './throttle';

const isRead = (name: string) => /^(get|list|on[A-Z]|\w+By[A-Z])/.test(name) && !name.endsWith('ByLink');

it('every operation of a function that visitors or customers may call is counted', () => {
  const open = OPERATION_ROWS.filter(
    (row) => !isRead(row.name) && (['VISITOR', 'CUSTOMER'] as const).some((column) => answerFor(row, column) !== 'no'),
  );
  const names = [...new Set(open.map(({ name }) => name))];
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !Object.hasOwn(THROTTLES, name))).toEqual([]);
});

it('what sends mail to an address of the caller’s choice is counted, for staff too', () => {
  for (const name of ['inviteStaff', 'resendInvitation', 'joinWaitingList', 'bookAppointment']) {
    expect(Object.keys(THROTTLES)).toContain(name);
  }
});
