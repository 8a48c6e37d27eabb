import { useEffect, useRef } from 'react';
import type { CalendarLayout } from '../calendar-layout';
import type { TodoKind } from '../calendar-todo';
import { belongsTo } from '../calendar-todo';
import { hourWords, shortTime } from '../calendar-words';
import type { Clock } from '../calendar-words';
import type { TimeBlockRow } from '../api/list-time-blocks';
import { passesFilter, useCalendarPlace } from '../hooks/use-calendar-place';
import { type Drag, type MoveApi, useDrag } from '../hooks/use-drag';
import { canMove } from '../move-preview';
import { AppointmentBlock } from './appointment-block';
import { BlockedBand } from './blocked-band';
import { DragGhost, DragSpeech } from './drag-ghost';
import styles from './day-grid.module.css';

interface DayGridProps {
  layout: CalendarLayout;
  openBands: readonly { top: number; height: number }[];
  clock: Clock;
  nowMs: number;
  movingIds: ReadonlySet<string>;
  label: string;
  /** Null if this person may not move visits. */
  moveApi: MoveApi | null;
  blocks: readonly TimeBlockRow[];
  onOpenBlock: (block: TimeBlockRow) => void;
}

/** The whole day at once: one column for each bay or technician, time downwards, with a now-line. */
export function DayGrid(props: DayGridProps) {
  const { layout, openBands, clock, nowMs, movingIds, label, moveApi, blocks, onOpenBlock } = props;
  const scroller = useScrolledToNow(layout.nowMinutes, layout.startMs);
  const { drag, onPointerDown, onKeyDown } = useDrag(scroller, layout, moveApi);
  const style = { '--columns': layout.columns.length, '--length': layout.heightMinutes } as React.CSSProperties;
  return (
    <div className={styles.scroller} ref={scroller} role="region" aria-label={label} tabIndex={0}>
      <div className={styles.grid} style={style}>
        <div className={styles.corner} />
        {layout.columns.map(({ resource, blocks }) => (
          <ColumnHead key={resource.resourceId} name={resource.name} detail={resource.detail} count={blocks.length} />
        ))}
        <TimeAxis layout={layout} clock={clock} nowMs={nowMs} />
        {layout.columns.map((column, index) => (
          <DayColumn
            key={column.resource.resourceId}
            {...{ column, layout, openBands, clock, movingIds, drag, onOpenBlock }}
            blocked={blocks.filter((block) => concerns(block, column.resource.resourceId))}
            ghost={drag?.column === index ? drag : null}
            {...(moveApi ? { onPointerDown, onKeyDown } : {})}
          />
        ))}
        {layout.nowMinutes !== null && (
          <div className={styles.now} style={{ '--at': layout.nowMinutes } as React.CSSProperties} aria-hidden="true" />
        )}
      </div>
      <DragSpeech drag={drag} layout={layout} clock={clock} />
    </div>
  );
}

/** Whether a block covers this bay or technician. */
const concerns = ({ resourceKind, resourceId }: TimeBlockRow, column: string): boolean =>
  resourceKind === 'SHOP' || resourceId === column;

function loadWords(count: number): string {
  if (count === 0) return 'Free';
  return count === 1 ? '1 job' : `${count} jobs`;
}

function ColumnHead({ name, detail, count }: { name: string; detail: string; count: number }) {
  return (
    <div className={styles.head}>
      <span className={styles.name} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles.detail}>
        {detail && <span title={detail}>{detail}</span>}
        <span className={styles.load}>{loadWords(count)}</span>
      </span>
    </div>
  );
}

function TimeAxis({ layout, clock, nowMs }: Pick<DayGridProps, 'layout' | 'clock' | 'nowMs'>) {
  const { nowMinutes } = layout;
  const hours = layout.hours.filter(
    ({ topMinutes }) => nowMinutes === null || Math.abs(topMinutes + 7 - nowMinutes) > 14,
  );
  return (
    <div className={styles.axis} aria-hidden="true">
      {hours.map(({ topMinutes, atMs }) => (
        <span key={atMs} className={styles.hour} style={{ '--at': topMinutes } as React.CSSProperties}>
          {hourWords(atMs, clock)}
        </span>
      ))}
      {layout.nowMinutes !== null && (
        <span className={styles.nowTime} style={{ '--at': layout.nowMinutes } as React.CSSProperties}>
          {shortTime(nowMs, clock)}
        </span>
      )}
    </div>
  );
}

type DayColumnProps = Pick<DayGridProps, 'layout' | 'openBands' | 'clock' | 'movingIds' | 'onOpenBlock'> & {
  column: CalendarLayout['columns'][number];
  blocked: readonly TimeBlockRow[];
  drag: Drag | null;
  ghost: Drag | null;
  onPointerDown?: ReturnType<typeof useDrag>['onPointerDown'];
  onKeyDown?: ReturnType<typeof useDrag>['onKeyDown'];
};

function DayColumn(props: DayColumnProps) {
  const { column, layout, openBands, clock, movingIds, blocked, drag, ghost, onPointerDown, onKeyDown } = props;
  const { place, linkTo } = useCalendarPlace();
  const isQuiet = (show: TodoKind | null, appointment: Parameters<typeof belongsTo>[1]) =>
    (show !== null && !belongsTo(show, appointment)) || !passesFilter(appointment, place);
  return (
    <section className={styles.column} aria-label={column.resource.name} data-column>
      {openBands.map(({ top, height }) => (
        <span key={top} className={styles.open} style={{ '--at': top, '--height': height } as React.CSSProperties} />
      ))}
      {layout.hours.map(({ topMinutes, atMs }) => (
        <span key={atMs} className={styles.line} style={{ '--at': topMinutes } as React.CSSProperties} />
      ))}
      {blocked.map((block) => (
        <BlockedBand key={block.blockId} {...{ block, layout, clock }} onOpen={() => props.onOpenBlock(block)} />
      ))}
      {ghost && <DragGhost drag={ghost} layout={layout} clock={clock} />}
      <ol className={styles.blocks}>
        {column.blocks.map((block) => {
          const id = block.appointment.appointmentId;
          return (
            <AppointmentBlock
              key={id}
              block={block}
              clock={clock}
              link={linkTo({ appointmentId: id })}
              selected={place.appointmentId === id}
              moving={movingIds.has(id)}
              quiet={isQuiet(place.show, block.appointment)}
              lifted={drag?.appointment.appointmentId === id}
              {...(onPointerDown && canMove(block.appointment)
                ? { onPress: (event, resize) => onPointerDown(event, block.appointment, resize) }
                : {})}
              {...(onKeyDown && canMove(block.appointment)
                ? { onKey: (event) => onKeyDown(event, block.appointment) }
                : {})}
            />
          );
        })}
      </ol>
    </section>
  );
}

/** Scrolls the now-line into view when a calendar opens, and not again. */
function useScrolledToNow(nowMinutes: number | null, calendarStartMs: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const scrolledFor = useRef<number | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box || scrolledFor.current === calendarStartMs) return;
    scrolledFor.current = calendarStartMs;
    const line = box.querySelector<HTMLElement>(`.${CSS.escape(styles.now ?? '')}`);
    box.scrollTop = line && nowMinutes !== null ? Math.max(0, line.offsetTop - box.clientHeight / 3) : 0;
  }, [nowMinutes, calendarStartMs]);
  return scroller;
}
