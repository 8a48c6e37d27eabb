import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../domain/access/permissions';
import { aBay, aService, aSheet, aShop, aTechnician } from '../../../domain/testing/builders';
import { placeByKey } from './hooks/use-drag';
import { type MoveTarget, canMove, previewMove } from './move-preview';
import { anAppointment, sydney } from './testing/an-appointment';

const as = (role: Role): Actor => ({ kind: 'STAFF', staffId: 's', roles: [role], technicianId: null });
const shop = {
  settings: aShop({ cancelCutOffMinutes: 0 }),
  services: [aService({ serviceId: 'brakes-front', skills: ['BRAKES'] })],
  bays: [aBay(), aBay({ bayId: 'bay-2' }), aBay({ bayId: 'wash', kind: 'WASH' })],
  technicians: [
    aTechnician({ skills: ['GENERAL', 'BRAKES'] }),
    aTechnician({ technicianId: 'tech-2', skills: ['GENERAL', 'BRAKES'] }),
    aTechnician({ technicianId: 'junior' }),
  ],
};
/** The builder's visit is from 9:30 to 10:30 on bay-1 with tech-1; bay-2 is taken at noon. */
const sheets = [
  aSheet({ busy: [38, 39, 40, 41] }),
  aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-1', busy: [38, 39, 40, 41] }),
  aSheet({ resourceId: 'bay-2', busy: [48] }),
];
const preview = (target: Partial<MoveTarget>, role: Role = 'MANAGER', now = '2026-11-20T00:00:00.000Z') =>
  previewMove(
    anAppointment(),
    { startsAt: sydney('13:00'), durationMinutes: 60, bayId: null, technicianId: null, ...target },
    { shop, sheets, actor: as(role), nowMs: Date.parse(now) },
  );

describe('the preview of a drop', () => {
  it('is free where the visit fits, including its own time', () => {
    expect(preview({})).toEqual({ kind: 'FREE' });
    expect(preview({ startsAt: sydney('10:00'), bayId: 'bay-1' })).toEqual({ kind: 'FREE' });
  });

  it.each([
    [{ startsAt: sydney('12:00'), bayId: 'bay-2' }, 'Taken'],
    [{ startsAt: sydney('16:30') }, 'Closed then'],
    [{ bayId: 'wash' }, 'Another kind of bay is needed'],
    [{ technicianId: 'junior' }, 'Lacks a skill for this'],
    [{ durationMinutes: 0 }, 'Too short or too long'],
  ])('says why not: %j, %s', (target, why) => {
    expect(preview(target)).toEqual({ kind: 'REFUSED', why });
  });

  it('asks for a reason if the person may override the rule, and tells others the rule', () => {
    const off = { startsAt: sydney('13:15') };
    expect(preview(off)).toEqual({ kind: 'ASKS_REASON', rule: 'Between the shop’s starting times' });
    expect(preview(off, 'CUSTOMER_SUPPORT')).toEqual({ kind: 'REFUSED', why: 'Between the shop’s starting times' });
    expect(preview({}, 'MECHANIC')).toEqual({ kind: 'REFUSED', why: 'Your role cannot move this' });
    expect(preview({}, 'MANAGER', sydney('14:00'))).toEqual({ kind: 'REFUSED', why: 'In the past' });
  });

  it('is only for visits that are not over or cancelled', () => {
    expect(canMove(anAppointment())).toBe(true);
    for (const status of ['COMPLETED', 'CANCELLED', 'NO_SHOW'] as const) {
      expect(canMove(anAppointment({ status }))).toBe(false);
    }
  });
});

describe('moving a visit by keys', () => {
  const place = { startMs: 0, durationMinutes: 60, column: 1 };
  const press = (key: string, shiftKey = false) => placeByKey({ key, shiftKey }, place, 3);

  it.each([
    ['ArrowDown', false, { ...place, startMs: 900_000 }],
    ['ArrowUp', false, { ...place, startMs: -900_000 }],
    ['ArrowDown', true, { ...place, durationMinutes: 75 }],
    ['ArrowUp', true, { ...place, durationMinutes: 45 }],
    ['ArrowLeft', false, { ...place, column: 0 }],
    ['ArrowRight', false, { ...place, column: 2 }],
    ['Enter', false, 'DROP'],
    ['Escape', false, 'BACK'],
    ['x', false, null],
  ])('%s (shift %s)', (key, shift, expected) => {
    expect(press(key, shift)).toEqual(expected);
  });

  it('keeps it within the columns and never shorter than a step', () => {
    expect(placeByKey({ key: 'ArrowRight', shiftKey: false }, { ...place, column: 2 }, 3)).toMatchObject({ column: 2 });
    expect(placeByKey({ key: 'ArrowLeft', shiftKey: false }, { ...place, column: 0 }, 3)).toMatchObject({ column: 0 });
    const short = { ...place, durationMinutes: 15 };
    expect(placeByKey({ key: 'ArrowUp', shiftKey: true }, short, 3)).toMatchObject({ durationMinutes: 15 });
  });
});
