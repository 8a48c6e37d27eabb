import { useCallback, useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { openSpans } from '../../../../domain/schedule/hours';
import { wallTimeToMs } from '../../../../domain/shared/time';
import type { Bay } from '../../../../domain/schedule/resource';
import type { BoardAppointment } from '../api/appointment-row';
import type { BoardShop } from '../api/get-board-shop';
import type { Colleague } from '../api/list-staff';
import { columnsOf, layOutBoard } from '../board-layout';
import { bayResources, technicianResources } from '../board-resources';
import { progressOf, todoOf } from '../board-todo';
import { useBoardPlace } from '../hooks/use-board-place';
import { useMovingIds } from '../hooks/use-move-appointment';
import type { Move } from '../hooks/use-move-appointment';
import { useNarrowScreen } from '../hooks/use-narrow-screen';
import { AppointmentPanel } from './appointment-panel';
import { BoardToolbar } from './board-toolbar';
import { CancelledList } from './cancelled-list';
import { DayAgenda } from './day-agenda';
import { DayGrid } from './day-grid';
import { MoveToast } from './move-toast';
import { TodoStrip } from './todo-strip';
import styles from './board-page.module.css';

export interface DayFacts {
  readonly shop: BoardShop;
  readonly bays: readonly Bay[];
  readonly staff: readonly Colleague[];
  readonly appointments: readonly BoardAppointment[];
}

interface BoardDayProps {
  actor: Actor;
  nowMs: number;
  today: string;
  date: string;
  day: DayFacts;
}

/** One day of the board, once everything it needs is there. */
export function BoardDay({ actor, nowMs, today, date, day }: BoardDayProps) {
  const { place, goTo } = useBoardPlace();
  const [moved, setMoved] = useState<{ move: Move; after: BoardAppointment } | null>(null);
  const { shop, appointments } = day;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  // On a phone the open appointment covers the day.
  const covered = useNarrowScreen() && place.appointmentId !== null;
  const announce = useCallback((move: Move, after: BoardAppointment) => setMoved({ move, after }), []);
  const forget = useCallback(() => setMoved(null), []);
  const closePanel = () => {
    const id = place.appointmentId;
    goTo({ appointmentId: null });
    if (id) requestAnimationFrame(() => focusAppointment(id));
  };
  return (
    <>
      <div className={styles.above} inert={covered}>
        <BoardToolbar date={date} today={today} locale={shop.locale} summary={summaryOf(appointments)} />
        <TodoStrip groups={todoOf(appointments, nowMs)} clock={clock} />
      </div>
      <div className={styles.split}>
        <div className={styles.board} inert={covered}>
          <BoardColumns date={date} day={day} nowMs={nowMs} />
          <CancelledList appointments={appointments.filter(({ status }) => status === 'CANCELLED')} clock={clock} />
        </div>
        {place.appointmentId && (
          <AppointmentPanel
            appointmentId={place.appointmentId}
            actor={actor}
            shop={shop}
            nameOf={(id) => nameOf(day, id)}
            onMoved={announce}
            onClose={closePanel}
          />
        )}
      </div>
      <MoveToast moved={moved} actor={actor} onMoved={announce} onGone={forget} />
    </>
  );
}

function BoardColumns({ date, day, nowMs }: Pick<BoardDayProps, 'date' | 'day' | 'nowMs'>) {
  const { place } = useBoardPlace();
  const narrow = useNarrowScreen();
  const movingIds = useMovingIds();
  const { shop, bays, staff, appointments } = day;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  const resources = place.view === 'bay' ? bayResources(bays) : technicianResources(staff);
  const open = openSpans(date, shop.hours, shop.timeZone);
  if (open.length === 0 && appointments.every(({ status }) => status === 'CANCELLED')) {
    return <p className={styles.closed}>The workshop is closed on this day, and nothing is booked.</p>;
  }
  if (narrow) {
    const kept = appointments.filter(({ status }) => status !== 'CANCELLED');
    return (
      <DayAgenda columns={columnsOf(kept, resources, place.view)} clock={clock} nowMs={nowMs} movingIds={movingIds} />
    );
  }
  const layout = layOutBoard({
    appointments,
    resources,
    view: place.view,
    openSpans: open,
    fallback: {
      startMs: wallTimeToMs(date, '08:00', shop.timeZone),
      endMs: wallTimeToMs(date, '17:00', shop.timeZone),
    },
    zone: shop.timeZone,
    nowMs,
  });
  const openBands = open.map(({ startMs, endMs }) => ({
    top: (startMs - layout.startMs) / 60_000,
    height: (endMs - startMs) / 60_000,
  }));
  const label = place.view === 'bay' ? 'The day by bay' : 'The day by technician';
  return <DayGrid {...{ layout, openBands, clock, nowMs, movingIds, label }} />;
}

function summaryOf(appointments: readonly BoardAppointment[]): string {
  const { done, total } = progressOf(appointments);
  if (total === 0) return 'Nothing booked';
  return `${done} of ${total} done`;
}

function nameOf({ bays, staff }: DayFacts, resourceId: string): string {
  const bay = bays.find(({ bayId }) => bayId === resourceId);
  return bay?.name ?? staff.find(({ technicianId }) => technicianId === resourceId)?.name ?? (resourceId || 'None');
}

function focusAppointment(appointmentId: string): void {
  document.querySelector<HTMLElement>(`[data-appointment="${CSS.escape(appointmentId)}"]`)?.focus();
}
