import { describe, expect, it } from 'vitest';
import { layOutCalendar } from './calendar-layout';
import { anAppointment, sydney } from './testing/an-appointment';

const BAYS = [
  { resourceId: 'bay-1', name: 'Bay 1', detail: 'Lift' },
  { resourceId: 'bay-2', name: 'Bay 2', detail: 'Lift' },
];
const OPEN = [{ startMs: Date.parse(sydney('07:30')), endMs: Date.parse(sydney('17:30')) }];

function calendar(facts: Partial<Parameters<typeof layOutCalendar>[0]> = {}) {
  return layOutCalendar({
    appointments: [],
    resources: BAYS,
    view: 'bay',
    openSpans: OPEN,
    fallback: { startMs: Date.parse(sydney('08:00')), endMs: Date.parse(sydney('17:00')) },
    zone: 'Australia/Sydney',
    nowMs: Date.parse(sydney('12:00')),
    ...facts,
  });
}

function at(from: string, to: string, facts: Parameters<typeof anAppointment>[0] = {}) {
  return anAppointment({ appointmentId: `${from}-${to}`, startsAt: sydney(from), endsAt: sydney(to), ...facts });
}

describe('the calendar of a day', () => {
  it('runs from the full hour before opening to the full hour after closing', () => {
    const { startMs, heightMinutes, hours } = calendar();
    expect(startMs).toBe(Date.parse(sydney('07:00')));
    expect(heightMinutes).toBe(11 * 60);
    expect(hours).toHaveLength(11);
    expect(hours[0]).toEqual({ topMinutes: 0, atMs: startMs });
  });

  it('grows to hold work outside opening hours', () => {
    const { startMs, heightMinutes } = calendar({ appointments: [at('06:15', '07:00'), at('17:00', '18:45')] });
    expect(startMs).toBe(Date.parse(sydney('06:00')));
    expect(heightMinutes).toBe(13 * 60);
  });

  it('shows the usual hours on a closed day', () => {
    expect(calendar({ openSpans: [] }).heightMinutes).toBe(9 * 60);
  });

  it('places a block by its time, as tall as it is long', () => {
    const block = calendar({ appointments: [at('09:30', '10:15')] }).columns[0]?.blocks[0];
    expect(block).toMatchObject({ topMinutes: 150, heightMinutes: 45, lane: 0, lanes: 1, overrunMinutes: 0 });
  });

  it('puts each appointment in the column of its bay, or of its technician', () => {
    const appointments = [at('09:00', '10:00', { bayId: 'bay-2', technicianId: 'tech-9' })];
    expect(calendar({ appointments }).columns.map(({ blocks }) => blocks.length)).toEqual([0, 1]);
    const byTechnician = calendar({
      appointments,
      view: 'technician',
      resources: [{ resourceId: 'tech-9', name: 'Mia', detail: '' }],
    });
    expect(byTechnician.columns.map(({ blocks }) => blocks.length)).toEqual([1]);
  });

  it('still shows an appointment whose bay is no longer in use', () => {
    const { columns } = calendar({ appointments: [at('09:00', '10:00', { bayId: 'bay-old' })] });
    expect(columns.map(({ resource }) => resource.name)).toEqual(['Bay 1', 'Bay 2', 'bay-old']);
  });

  it('leaves cancelled visits out', () => {
    expect(calendar({ appointments: [at('09:00', '10:00', { status: 'CANCELLED' })] }).columns[0]?.blocks).toEqual([]);
  });

  it('shares a column between appointments that overlap, and only between those', () => {
    const { columns } = calendar({
      appointments: [at('09:00', '11:00'), at('09:30', '10:00'), at('10:00', '10:30'), at('11:00', '12:00')],
    });
    expect(columns[0]?.blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it('gives back-to-back appointments the whole column', () => {
    const { columns } = calendar({ appointments: [at('10:00', '11:00'), at('09:00', '10:00')] });
    expect(columns[0]?.blocks.map(({ topMinutes, lanes }) => [topMinutes, lanes])).toEqual([
      [120, 1],
      [180, 1],
    ]);
  });

  it('shows how far ongoing work runs over, and nothing for finished work', () => {
    const nowMs = Date.parse(sydney('10:40'));
    const over = (status: 'ONGOING' | 'COMPLETED' | 'SCHEDULED') =>
      calendar({ appointments: [at('09:30', '10:15', { status })], nowMs }).columns[0]?.blocks[0]?.overrunMinutes;
    expect([over('ONGOING'), over('COMPLETED'), over('SCHEDULED')]).toEqual([25, 0, 0]);
  });

  it('draws the now-line only if the calendar includes now', () => {
    expect(calendar().nowMinutes).toBe(300);
    expect(calendar({ nowMs: Date.parse(sydney('19:00')) }).nowMinutes).toBeNull();
  });

  it('skips the hour that a clock change skips', () => {
    const zone = 'Australia/Sydney';
    const change = Date.parse('2026-10-03T15:00:00.000Z'); // 1 am on 4 October; clocks go from 2 to 3
    const { hours } = calendar({ openSpans: [{ startMs: change, endMs: change + 3 * 3_600_000 }], zone });
    const shown = hours.map(({ atMs }) =>
      new Date(atMs).toLocaleTimeString('en-AU', { timeZone: zone, hour: 'numeric' }),
    );
    expect(shown).toEqual(['1 am', '3 am', '4 am']);
  });

  it('puts hour lines on the shop’s full hours where the zone is off by half an hour', () => {
    const zone = 'Asia/Kolkata';
    const { startMs, hours } = calendar({
      openSpans: [{ startMs: Date.parse('2026-11-24T04:00:00Z'), endMs: Date.parse('2026-11-24T12:30:00Z') }],
      zone,
    });
    expect(new Date(startMs).toISOString()).toBe('2026-11-24T03:30:00.000Z');
    expect(hours.every(({ topMinutes }) => topMinutes % 60 === 0)).toBe(true);
  });
});
