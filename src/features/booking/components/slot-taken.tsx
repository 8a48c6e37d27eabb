import type { RefObject } from 'react';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { Button } from '../../../components/ui/button';
import { dayText, longDayText, timeText } from '../../../lib/when';

interface SlotTakenProps {
  startsAt: string;
  alternatives: readonly string[];
  settings: ShopSettings;
  heading: RefObject<HTMLHeadingElement | null>;
  /** The action of a tap on a time. */
  verb?: 'Book' | 'Take';
  onTake: (startsAt: string) => void;
  onSeeAll: () => void;
}

/** Another customer was faster. Keeps the input, and offers the nearest free times to book with one tap. */
export function SlotTaken({
  startsAt,
  alternatives,
  settings,
  heading,
  verb = 'Book',
  onTake,
  onSeeAll,
}: SlotTakenProps) {
  const when = `${timeText(startsAt, settings)} on ${longDayText(startsAt, settings)}`;
  return (
    <div className="slot-taken" role="alert">
      <h1 ref={heading} tabIndex={-1}>
        That time was just taken
      </h1>
      <p className="lead">
        Somebody else booked {when} a moment ago. Your details are kept.
        {alternatives.length > 0 && ` One tap ${verb === 'Book' ? 'books' : 'takes'} one of the nearest times:`}
      </p>
      <div className="alternatives">
        {alternatives.map((at) => (
          <button key={at} type="button" className="next-slot" onClick={() => onTake(at)}>
            <span>{verb}</span>
            <strong>
              {dayText(at, settings)}, {timeText(at, settings)}
            </strong>
          </button>
        ))}
      </div>
      <Button variant="secondary" size="large" onClick={onSeeAll}>
        See all free times
      </Button>
    </div>
  );
}
