import { useEffect, useRef, useState } from 'react';
import { availableSlots } from '../../../domain/booking/availability';
import { lastBookableDate } from '../../../domain/booking/policy';
import type { Service } from '../../../domain/shop/service';
import { type LocalDate, localDateOf } from '../../../domain/shared/time';
import type { Shop } from '../shop/api/read-shop';
import { useSheets } from '../shop/use-shop';
import { longDayText, middayOf } from '../../lib/when';
import { Button } from '../../components/ui/button';
import { dateByKey, monthAfter, monthOf, weeksOfMonth } from './month-days';

interface MonthGridProps {
  shop: Shop;
  service: Service;
  holder: string | null;
  nowMs: number;
  selected: LocalDate | null;
  onSelect: (date: LocalDate) => void;
}

/** A month with its free days marked. Arrow keys walk the days; only one of them is a tab stop. */
export function MonthGrid({ shop, service, holder, nowMs, selected, onSelect }: MonthGridProps) {
  const { settings } = shop;
  const today = localDateOf(nowMs, settings.timeZone);
  const last = lastBookableDate(settings, nowMs);
  const [focused, setFocused] = useState<LocalDate>(selected ?? today);
  const month = monthOf(focused);
  const weeks = weeksOfMonth(month);
  const dates = weeks.flat();
  const { sheets, isPending } = useSheets(dates);
  const free = new Map(
    isPending
      ? []
      : availableSlots({ ...shop, service, sheets, dates, nowMs, holder }).map(
          ({ date, slots }) => [date, slots.length] as const,
        ),
  );
  const { grid, byKey } = useFocusOnMove(focused);
  const clamp = (date: LocalDate) => [today, date, last].sort()[1] ?? date;
  const turn = (months: number) => setFocused(clamp(monthAfter(month, months)));
  const names = { locale: settings.locale, timeZone: 'UTC' };
  const title = new Intl.DateTimeFormat(settings.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(settings.locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <section className="month" aria-label="Month">
      <div className="month-head">
        <Button disabled={month <= monthOf(today)} onClick={() => turn(-1)}>
          Earlier
        </Button>
        <h2 aria-live="polite">{title.format(new Date(middayOf(month)))}</h2>
        <Button disabled={month >= monthOf(last)} onClick={() => turn(1)}>
          Later
        </Button>
      </div>
      <table ref={grid} role="grid" aria-busy={isPending}>
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col">
                {weekday.format(new Date(middayOf(date)))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => {
                const count = free.get(date) ?? 0;
                return (
                  <td key={date}>
                    {date.startsWith(month.slice(0, 7)) && (
                      <button
                        type="button"
                        className="month-day"
                        data-date={date}
                        data-free={count > 0}
                        tabIndex={date === focused ? 0 : -1}
                        aria-pressed={date === selected}
                        aria-disabled={count === 0 || undefined}
                        aria-label={`${longDayText(middayOf(date), names)}, ${count === 0 ? 'none free' : `${count} free`}`}
                        onClick={() => count > 0 && onSelect(date)}
                        onKeyDown={(event) => {
                          const to = dateByKey(event.key, date);
                          if (to === null) return;
                          event.preventDefault();
                          byKey.current = true;
                          setFocused(clamp(to));
                        }}
                      >
                        {Number(date.slice(8))}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Carries the focus along when a key moves it, also into another month, and leaves it alone otherwise. */
function useFocusOnMove(focused: LocalDate) {
  const grid = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-date="${focused}"]`)?.focus();
  }, [focused]);
  return { grid, byKey };
}
