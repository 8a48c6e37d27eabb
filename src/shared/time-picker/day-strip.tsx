import type { ReactNode } from 'react';
import type { DaySlots } from '../../../domain/booking/availability';
import type { ShopSettings } from '../../../domain/shop/shop-settings';
import { dayText, middayOf } from '../../lib/when';

interface DayStripProps {
  days: readonly DaySlots[];
  settings: ShopSettings;
  selected: string | null;
  onSelect: (date: string) => void;
  children: ReactNode;
}

/** The days with how many times each has free; full and closed days cannot be chosen. */
export function DayStrip({ days, settings, selected, onSelect, children }: DayStripProps) {
  const calendar = { locale: settings.locale, timeZone: 'UTC' };
  return (
    <div className="day-strip" role="group" aria-label="Day">
      {days.map(({ date, slots }) => (
        <button
          key={date}
          type="button"
          className="day"
          disabled={slots.length === 0}
          aria-pressed={date === selected}
          onClick={() => onSelect(date)}
        >
          <span>{dayText(middayOf(date), calendar)}</span>
          <small>{countText(slots.length)}</small>
        </button>
      ))}
      {children}
    </div>
  );
}

const countText = (count: number): string => (count === 0 ? 'none free' : `${count} free`);
