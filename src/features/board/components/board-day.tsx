import { useCallback, useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { occupiesCells } from '../../../../domain/booking/appointment';
import { openSpans } from '../../../../domain/schedule/hours';
import { wallTimeToMs } from '../../../../domain/shared/time';
import type { Bay } from '../../../../domain/schedule/resource';
import type { BoardVisit } from '../api/appointment-row';
import type { BoardShop } from '../api/get-board-shop';
import type { Colleague } from '../api/list-staff';
import { columnsOf, layOutBoard } from '../board-layout';
import { bayResources, technicianResources } from '../board-resources';
import { progressOf, todoOf } from '../board-todo';
import { type TimeBlockRow } from '../api/list-time-blocks';
import { passesFilter, useBoardPlace } from '../hooks/use-board-place';
import { useBlocks } from '../hooks/use-days';
import type { MoveApi } from '../hooks/use-drag';
import { useMover } from '../hooks/use-mover';
import { useMovingIds } from '../hooks/use-move-appointment';
import type { Move } from '../hooks/use-move-appointment';
import { useNarrowScreen } from '../hooks/use-narrow-screen';
import { AppointmentPanel } from './appointment-panel';
import { BlockForm, FreeForm } from './block-form';
import { BoardActions } from './board-actions';
import { BoardToolbar } from './board-toolbar';
import { CancelledList } from './cancelled-list';
import { DayAgenda } from './day-agenda';
import { DayGrid } from './day-grid';
import { MonthView } from './month-view';
import { MoveToast } from './move-toast';
import { RequestTray } from './request-tray';
import { TodoStrip } from './todo-strip';
import { WeekView } from './week-view';
import styles from './board-page.module.css';

export interface DayFacts {
  readonly shop: BoardShop;
  readonly bays: readonly Bay[];
  readonly staff: readonly Colleague[];
  readonly appointments: readonly BoardVisit[];
}

/** What stands beside the board. */
type Side = { readonly kind: 'NONE' | 'TRAY' | 'BLOCK' } | { readonly kind: 'FREE'; readonly block: TimeBlockRow };

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
  const [moved, setMoved] = useState<{ move: Move; after: BoardVisit } | null>(null);
  const { shop, appointments } = day;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  // On a phone the open appointment covers the day.
  const covered = useNarrowScreen() && place.appointmentId !== null;
  const [side, setSide] = useState<Side>({ kind: 'NONE' });
  const closeSide = () => setSide({ kind: 'NONE' });
  const mover = useMover({ actor, nowMs, dates: [date], clock });
  const blocks = useBlocks(date);
  const announce = useCallback((move: Move, after: BoardVisit) => setMoved({ move, after }), []);
  const forget = useCallback(() => setMoved(null), []);
  const closePanel = () => {
    const id = place.appointmentId;
    goTo({ appointmentId: null });
    if (id) requestAnimationFrame(() => focusAppointment(id));
  };
  return (
    <>
      <div className={styles.above} inert={covered}>
        <BoardToolbar
          {...{ date, today }}
          locale={shop.locale}
          staff={day.staff}
          summary={place.span === 'day' ? summaryOf(appointments) : ''}
          actions={
            <BoardActions
              date={date}
              actor={actor}
              onTray={() => setSide({ kind: 'TRAY' })}
              onBlock={() => setSide({ kind: 'BLOCK' })}
            />
          }
        />
        {place.span === 'day' && <TodoStrip groups={todoOf(appointments, nowMs)} clock={clock} />}
      </div>
      <div className={styles.split}>
        <div className={styles.board} inert={covered}>
          {place.span === 'week' && <WeekView date={date} today={today} shop={shop} />}
          {place.span === 'month' && <MonthView date={date} today={today} shop={shop} bayCount={day.bays.length} />}
          {place.span === 'day' && (
            <>
              <BoardColumns
                {...{ date, day, nowMs, blocks }}
                moveApi={mover.apiFor(place.view)}
                onOpenBlock={(block) => setSide({ kind: 'FREE', block })}
              />
              <CancelledList appointments={appointments.filter(({ status }) => !occupiesCells(status))} clock={clock} />
            </>
          )}
        </div>
        {side.kind === 'TRAY' && <RequestTray today={today} clock={clock} onClose={closeSide} />}
        {side.kind === 'BLOCK' && (
          <BlockForm
            {...{ date, clock }}
            view={place.view}
            resources={place.view === 'bay' ? bayResources(day.bays) : technicianResources(day.staff)}
            onDone={closeSide}
          />
        )}
        {side.kind === 'FREE' && <FreeForm block={side.block} clock={clock} onDone={closeSide} />}
        {place.appointmentId && (
          <AppointmentPanel
            appointmentId={place.appointmentId}
            actor={actor}
            shop={shop}
            nameOf={(id) => nameOf(day, id)}
            staffNameOf={(id) => day.staff.find(({ staffId }) => staffId === id)?.name ?? 'Staff'}
            mover={mover}
            bays={bayResources(day.bays)}
            technicians={technicianResources(day.staff)}
            onMoved={announce}
            onClose={closePanel}
          />
        )}
      </div>
      <MoveToast moved={moved} actor={actor} onMoved={announce} onGone={forget} />
      {mover.messages}
    </>
  );
}

interface BoardColumnsProps extends Pick<BoardDayProps, 'date' | 'day' | 'nowMs'> {
  blocks: readonly TimeBlockRow[];
  moveApi: MoveApi | null;
  onOpenBlock: (block: TimeBlockRow) => void;
}

function BoardColumns({ date, day, nowMs, blocks, moveApi, onOpenBlock }: BoardColumnsProps) {
  const { place } = useBoardPlace();
  const narrow = useNarrowScreen();
  const movingIds = useMovingIds();
  const { shop, bays, staff, appointments } = day;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  const resources = place.view === 'bay' ? bayResources(bays) : technicianResources(staff);
  const open = openSpans(date, shop.hours, shop.timeZone);
  if (open.length === 0 && !appointments.some(({ status }) => occupiesCells(status))) {
    return <p className={styles.closed}>The workshop is closed on this day, and nothing is booked.</p>;
  }
  if (narrow) {
    const kept = appointments.filter((one) => occupiesCells(one.status) && passesFilter(one, place));
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
  return <DayGrid {...{ layout, openBands, clock, nowMs, movingIds, label, moveApi, blocks, onOpenBlock }} />;
}

function summaryOf(appointments: readonly BoardVisit[]): string {
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
