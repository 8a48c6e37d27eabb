import type { DaySlots, Slot } from '../../../domain/booking/availability';
import type { ShopSettings } from '../../../domain/shop/shop-settings';
import { localTimeOf } from '../../../domain/shared/time';
import { longDayText, timeText } from '../../lib/when';

interface TimeGroupsProps {
  day: DaySlots;
  /** What a time books besides the time: length and price, read out with each. */
  detail: string;
  settings: ShopSettings;
  chosen: string | null;
  onTake: (startsAt: string) => void;
}

const GROUPS = [
  { name: 'Morning', from: '00:00', to: '11:00' },
  { name: 'Midday', from: '11:00', to: '14:00' },
  { name: 'Afternoon', from: '14:00', to: '24:00' },
] as const;

/** The free times of a day in parts of the day; each says in full what it books. */
export function TimeGroups({ day, detail, settings, chosen, onTake }: TimeGroupsProps) {
  const nameOf = ({ startsAt }: Slot) =>
    [longDayText(startsAt, settings), timeText(startsAt, settings), detail].filter(Boolean).join(', ');
  return GROUPS.map(({ name, from, to }) => {
    const slots = day.slots.filter(({ startsAt }) => {
      const time = localTimeOf(startsAt, settings.timeZone);
      return from <= time && time < to;
    });
    return slots.length === 0 ? null : (
      <section className="time-group" key={name} aria-label={name}>
        <h2>{name}</h2>
        <div className="times">
          {slots.map((slot) => (
            <button
              key={slot.startsAt}
              type="button"
              className="time"
              aria-label={nameOf(slot)}
              aria-pressed={slot.startsAt === chosen}
              onClick={() => onTake(slot.startsAt)}
            >
              {timeText(slot.startsAt, settings)}
            </button>
          ))}
        </div>
      </section>
    );
  });
}
