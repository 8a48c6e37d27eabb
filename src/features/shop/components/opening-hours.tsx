import { useState } from 'react';
import { openSpans } from '../../../../domain/calendar/hours';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { type Weekday, addDays, localDateOf, toInstant, weekdayOf } from '../../../../domain/shared/time';
import { timeText } from '../../../lib/when';
import './shop.css';

const DAYS: readonly (readonly [Weekday, string])[] = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [7, 'Sunday'],
];

/** The week's hours with today marked, and whether the door is open now: by the shop's clock, not the visitor's. */
export function OpeningHours({ settings }: { settings: ShopSettings }) {
  const [nowMs] = useState(Date.now);
  const today = localDateOf(nowMs, settings.timeZone);
  const open = openSpans(today, settings.hours, settings.timeZone).find(
    ({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs,
  );
  return (
    <div className="card hours">
      <p className="open-now" data-open={open !== undefined}>
        {open ? `Open now, until ${timeText(toInstant(open.endMs), settings)}` : 'Closed now'}
      </p>
      <table>
        <caption className="visually-hidden">Opening hours</caption>
        <tbody>
          {DAYS.map(([weekday, name]) => {
            const date = addDays(today, weekday - weekdayOf(today));
            const spans = openSpans(date, settings.hours, settings.timeZone);
            return (
              <tr key={weekday} aria-current={date === today ? 'date' : undefined}>
                <th scope="row">{name}</th>
                <td>
                  {spans.length === 0
                    ? 'Closed'
                    : spans
                        .map(({ startMs, endMs }) =>
                          [startMs, endMs].map((ms) => timeText(toInstant(ms), settings)).join(' – '),
                        )
                        .join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
