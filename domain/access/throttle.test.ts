import { expect, it } from 'vitest';
import { OPERATION_ROWS, answerFor } from './operations';
import { THROTTLES } from './throttle';

/** Reads and subscriptions that no function answers. */
const isRead = (name: string) => /^(get|list|on)[A-Z]|By(Customer|Email|Name|VisitDate|Day|Actor)$/.test(name);

it('whatever a customer or a visitor may have done by a function has a limit', () => {
  const open = OPERATION_ROWS.filter(
    (row) => !isRead(row.name) && (answerFor(row, 'CUSTOMER') !== 'no' || answerFor(row, 'VISITOR') !== 'no'),
  ).map(({ name }) => name);
  expect(open).toContain('bookAppointment');
  expect(open.filter((name) => !(name in THROTTLES))).toEqual([]);
});

it('what sends mail to an address of the caller’s choice is counted, for staff too', () => {
  for (const name of ['inviteStaff', 'resendInvitation', 'joinWaitingList', 'bookAppointment']) {
    expect(Object.keys(THROTTLES)).toContain(name);
  }
});
