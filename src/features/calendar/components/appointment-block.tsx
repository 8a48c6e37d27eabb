import { Link } from 'react-router-dom';
import { bookedName } from '../../../../domain/booking/appointment';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import type { CalendarBlock } from '../calendar-layout';
import { durationWords, shortTime, timeWords, whoseText } from '../calendar-words';
import type { Clock } from '../calendar-words';
import { StatusMark } from './status-mark';
import styles from './appointment-block.module.css';

interface AppointmentBlockProps {
  block: CalendarBlock;
  clock: Clock;
  link: { search: string };
  selected: boolean;
  moving: boolean;
  /** Faded because the to-do strip marks others. */
  quiet: boolean;
  /** Being moved, and shown where it would land. */
  lifted?: boolean;
  onPress?: (event: React.PointerEvent, resize: boolean) => void;
  onKey?: (event: React.KeyboardEvent) => void;
}

type BlockSize = 'line' | 'short' | 'middle' | 'tall';

/** How many lines of text fit: 1, 2, 3 or all 4. */
function sizeOf(heightMinutes: number): BlockSize {
  if (heightMinutes < 30) return 'line';
  if (heightMinutes < 45) return 'short';
  return heightMinutes < 60 ? 'middle' : 'tall';
}

/** One appointment on the calendar: as tall as it is long. */
export function AppointmentBlock({
  block,
  clock,
  link,
  selected,
  moving,
  quiet,
  lifted,
  onPress,
  onKey,
}: AppointmentBlockProps) {
  const { appointment, topMinutes, heightMinutes, lane, lanes, overrunMinutes } = block;
  const size = sizeOf(heightMinutes);
  const place = {
    '--top': topMinutes,
    '--height': heightMinutes,
    '--overrun': overrunMinutes,
    insetInlineStart: `${(100 * lane) / lanes}%`,
    width: `${100 / lanes}%`,
  } as React.CSSProperties;
  return (
    <li className={styles.place} style={place}>
      {overrunMinutes > 0 && <span className={styles.overrun} aria-hidden="true" />}
      <Link
        className={styles.block}
        to={link}
        replace={selected}
        preventScrollReset
        data-appointment={appointment.appointmentId}
        data-status={appointment.status}
        data-size={size}
        data-moving={moving || undefined}
        data-quiet={quiet || undefined}
        data-lifted={lifted === true ? true : undefined}
        aria-current={selected ? 'true' : undefined}
        aria-keyshortcuts={onKey && 'M'}
        draggable={false}
        onPointerDown={(event) => onPress?.(event, false)}
        onKeyDown={onKey}
      >
        <span className={styles.head}>
          <time dateTime={appointment.startsAt}>
            {shortTime(appointment.startsAt, clock)}
            <VisuallyHidden> to {timeWords(appointment.endsAt, clock)}</VisuallyHidden>
          </time>
          {appointment.vehiclePlate && <bdi className={styles.plate}>{appointment.vehiclePlate}</bdi>}
          {overrunMinutes > 0 ? (
            <span className={styles.over}>
              +{durationWords(overrunMinutes)}
              <VisuallyHidden> over</VisuallyHidden>
            </span>
          ) : (
            size !== 'tall' && <StatusMark status={appointment.status} iconOnly />
          )}
        </span>
        <span className={styles.service}>
          <bdi>{bookedName(appointment)}</bdi>
        </span>
        <span className={styles.customer}>
          <bdi>{whoseText(appointment)}</bdi>
        </span>
        {size === 'tall' && <StatusMark status={appointment.status} />}
      </Link>
      {onPress && <span className={styles.edge} aria-hidden="true" onPointerDown={(event) => onPress(event, true)} />}
    </li>
  );
}
