import { describe, expect, it } from 'vitest';
import { progressOf, todoOf } from './calendar-todo';
import { anAppointment, sydney } from './testing/an-appointment';

const DAY = [
  anAppointment({ appointmentId: 'late', startsAt: sydney('11:00'), endsAt: sydney('12:30') }),
  anAppointment({ appointmentId: 'next', startsAt: sydney('13:00'), endsAt: sydney('14:00') }),
  anAppointment({ appointmentId: 'asked', status: 'PENDING', startsAt: sydney('15:00'), endsAt: sydney('16:00') }),
  anAppointment({ appointmentId: 'over', status: 'ONGOING', startsAt: sydney('09:00'), endsAt: sydney('11:30') }),
  anAppointment({ appointmentId: 'done', status: 'COMPLETED', startsAt: sydney('08:00'), endsAt: sydney('09:00') }),
  anAppointment({ appointmentId: 'off', status: 'CANCELLED', startsAt: sydney('08:00'), endsAt: sydney('09:00') }),
];
const NOON = Date.parse(sydney('12:00'));

describe('the to-do strip', () => {
  it('counts visits waiting for an answer, expected, and being worked on', () => {
    const counts = todoOf(DAY, NOON).map(({ kind, appointments }) => [kind, appointments.length]);
    expect(counts).toEqual([
      ['to-confirm', 1],
      ['drop-offs', 2],
      ['ongoing', 1],
    ]);
  });

  it('names the earliest first, in any order of rows', () => {
    const [, dropOffs] = todoOf([...DAY].reverse(), NOON);
    expect(dropOffs?.appointments.map(({ appointmentId }) => appointmentId)).toEqual(['late', 'next']);
  });

  it('shows who has not come yet and what runs over', () => {
    expect(todoOf(DAY, NOON).map(({ lateCount }) => lateCount)).toEqual([0, 1, 1]);
    expect(todoOf(DAY, Date.parse(sydney('08:00'))).map(({ lateCount }) => lateCount)).toEqual([0, 0, 0]);
  });

  it('measures progress against the visits that were not cancelled', () => {
    expect(progressOf(DAY)).toEqual({ done: 1, total: 5 });
  });
});
