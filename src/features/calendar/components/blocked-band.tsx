import { toMs } from '../../../../domain/shared/time';
import type { TimeBlockRow } from '../api/list-time-blocks';
import type { CalendarLayout } from '../calendar-layout';
import { type Clock, timeWords } from '../calendar-words';
import styles from './blocked-band.module.css';

const KIND_WORDS: Readonly<Record<TimeBlockRow['kind'], string>> = {
  CLOSURE: 'Closed',
  HOLIDAY: 'Holiday',
  LEAVE: 'Leave',
  BLOCKED: 'Blocked',
};

interface BlockedBandProps {
  block: TimeBlockRow;
  layout: CalendarLayout;
  clock: Clock;
  onOpen: () => void;
}

/** Blocked time in a column: hatched, with its reason. */
export function BlockedBand({ block, layout, clock, onOpen }: BlockedBandProps) {
  const top = Math.max(0, (toMs(block.startsAt) - layout.startMs) / 60_000);
  const bottom = Math.min(layout.heightMinutes, (toMs(block.endsAt) - layout.startMs) / 60_000);
  if (bottom <= top) return null;
  const words = block.title || KIND_WORDS[block.kind];
  return (
    <button
      type="button"
      className={styles.band}
      style={{ '--at': top, '--height': bottom - top } as React.CSSProperties}
      aria-label={`${KIND_WORDS[block.kind]}: ${words}, ${timeWords(block.startsAt, clock)} to ${timeWords(block.endsAt, clock)}`}
      onClick={onOpen}
    >
      <span>{words}</span>
    </button>
  );
}
