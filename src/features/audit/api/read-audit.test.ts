import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readAudit } from './read-audit';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', () => ({ request }));

const row = (auditId: string) => ({ auditId, subject: 'settings', at: auditId, action: 'CHANGE' });
const DAY = { by: 'day', day: '2026-11-22', zone: 'Australia/Sydney' } as const;
const FROM_THE_LATEST = { sortDirection: 'DESC', nextToken: null };
const asked = (): unknown[] => request.mock.calls.map((call): unknown => call[1]);

beforeEach(() => request.mockReset());

describe('a day of the audit', () => {
  it('is the shop’s day: read from both of its UTC days, later one first', async () => {
    request
      .mockResolvedValueOnce({ auditByDay: { items: [row('2026-11-22T03:00:00.000Z#1')] } })
      .mockResolvedValueOnce({ auditByDay: { items: [row('2026-11-21T14:00:00.000Z#2')] } });
    const { rows, next } = await readAudit(DAY, null);
    expect(rows.map(({ auditId }) => auditId.slice(0, 10))).toEqual(['2026-11-22', '2026-11-21']);
    expect(next).toBeNull();
    const auditId = { between: ['2026-11-21T13:00:00.000Z', '2026-11-22T13:00:00.000Z'] };
    expect(asked()).toEqual([
      { day: '2026-11-22', auditId, ...FROM_THE_LATEST },
      { day: '2026-11-21', auditId, ...FROM_THE_LATEST },
    ]);
  });

  it.each([
    ['2026-10-04', '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z', ['2026-10-04', '2026-10-03']],
    ['2026-04-05', '2026-04-04T13:00:00.000Z', '2026-04-05T14:00:00.000Z', ['2026-04-05', '2026-04-04']],
  ])('is 23 or 25 hours long when the clocks change: %s', async (day, from, to, days) => {
    request.mockResolvedValue({ auditByDay: { items: [] } });
    await readAudit({ by: 'day', day, zone: 'Australia/Sydney' }, null);
    expect(asked()).toEqual(days.map((one) => ({ day: one, auditId: { between: [from, to] }, ...FROM_THE_LATEST })));
  });

  it('stops when a page is full and continues from there', async () => {
    const full = Array.from({ length: 100 }, (_, index) => row(`2026-11-22T03:00:00.000Z#${String(index)}`));
    request.mockResolvedValueOnce({ auditByDay: { items: full, nextToken: 'more' } });
    const first = await readAudit(DAY, null);
    expect(first.next).toEqual({ part: 0, nextToken: 'more' });
    request
      .mockResolvedValueOnce({ auditByDay: { items: [row('2026-11-22T02:00:00.000Z#1')] } })
      .mockResolvedValueOnce({ auditByDay: null });
    const second = await readAudit(DAY, first.next);
    expect(second).toMatchObject({ rows: [{ at: '2026-11-22T02:00:00.000Z#1' }], next: null });
    expect(asked()[1]).toMatchObject({ day: '2026-11-22', nextToken: 'more' });
  });

  it('is one query in a shop on UTC, and so is everything that a person did', async () => {
    request.mockResolvedValue({ auditByDay: { items: [] }, auditByActor: { items: [] } });
    await readAudit({ ...DAY, zone: 'UTC' }, null);
    await readAudit({ by: 'actorId', key: 'mia' }, null);
    expect(asked()).toMatchObject([{ day: '2026-11-22' }, { actorId: 'mia', nextToken: null }]);
  });
});
