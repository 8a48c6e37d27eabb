import { useCallback, useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { occupiesCells } from '../../../../domain/booking/appointment';
import { openSpans } from '../../../../domain/calendar/hours';
import { wallTimeToMs } from '../../../../domain/shared/time';
import type { Bay } from '../../../../domain/shop/resource';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarShop } from '../api/get-calendar-shop';
import type { Colleague } from '../api/list-staff';
import { columnsOf, layOutCalendar } from '../calendar-layout';
import { bayResources, technicianResources } from '../calendar-resources';
import { progressOf, todoOf } from '../calendar-todo';
import { type TimeBlockRow } from '../api/list-time-blocks';
import { passesFilter, useCalendarPlace } from '../hooks/use-calendar-place';
import { useBlocks } from '../hooks/use-days';
import type { MoveApi } from '../hooks/use-drag';
import { useMover } from '../hooks/use-mover';
import { useMovingIds } from '../hooks/use-transition-appointment';
import type { Transition } from '../hooks/use-transition-appointment';
import { useNarrowScreen } from '../hooks/use-narrow-screen';
import { AppointmentPanel } from './appointment-panel';
import { BlockForm, FreeForm } from './block-form';
import { CalendarActions } from './calendar-actions';
import { CalendarToolbar } from './calendar-toolbar';
import { CancelledList } from './cancelled-list';
import { DayAgenda } from './day-agenda';
import { DayGrid } from './day-grid';
import { MonthView } from './month-view';
import { TransitionToast } from './transition-toast';
import { RequestTray } from './request-tray';
import { TodoStrip } from './todo-strip';
import { WeekView } from './week-view';
import styles from './calendar-page.module.css';

export interface DayFacts {
  readonly shop: CalendarShop;
  readonly bays: readonly Bay[];
  readonly staff: readonly Colleague[];
  readonly appointments: readonly CalendarVisit[];
}

/** The panel beside the calendar. */
type Side = { readonly kind: 'NONE' | 'TRAY' | 'BLOCK' } | { readonly kind: 'FREE'; readonly block: TimeBlockRow };

interface CalendarDayProps {
  actor: Actor;
  nowMs: number;
  today: string;
  date: string;
  day: DayFacts;
}

/** One day of the calendar, once everything is loaded. */
export function CalendarDay({ actor, nowMs, today, date, day }: CalendarDayProps) {
  const { place, goTo } = useCalendarPlace();
  const [moved, setMoved] = useState<{ move: Transition; after: CalendarVisit } | null>(null);
  const { shop, appointments } = day;
  const clock = { timeZone: shop.timeZone, locale: shop.locale };
  // On a phone the open appointment covers the day.
  const covered = useNarrowScreen() && place.appointmentId !== null;
  const [side, setSide] = useState<Side>({ kind: 'NONE' });
  const closeSide = () => setSide({ kind: 'NONE' });
  const mover = useMover({ actor, nowMs, dates: [date], clock });
  const blocks = useBlocks(date);
  const announce = useCallback((move: Transition, after: CalendarVisit) => setMoved({ move, after }), []);
  const forget = useCallback(() => setMoved(null), []);
  const closePanel = () => {
    const id = place.appointmentId;
    goTo({ appointmentId: null });
    if (id) requestAnimationFrame(() => focusAppointment(id));
  };
  return (
    <>
      <div className={styles.above} inert={covered}>
        <CalendarToolbar
          {...{ date, today }}
          locale={shop.locale}
          staff={day.staff}
          summary={place.span === 'day' ? summaryOf(appointments) : ''}
          actions={
            <CalendarActions
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
        <div className={styles.calendar} inert={covered}>
          {place.span === 'week' && <WeekView date={date} today={today} shop={shop} />}
          {place.span === 'month' && <MonthView date={date} today={today} shop={shop} bayCount={day.bays.length} />}
          {place.span === 'day' && (
            <>
              <CalendarColumns
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
      <TransitionToast moved={moved} actor={actor} onMoved={announce} onGone={forget} />
      {mover.messages}
    </>
  );
}

interface CalendarColumnsProps extends Pick<CalendarDayProps, 'date' | 'day' | 'nowMs'> {
  blocks: readonly TimeBlockRow[];
  moveApi: MoveApi | null;
  onOpenBlock: (block: TimeBlockRow) => void;
}

function CalendarColumns({ date, day, nowMs, blocks, moveApi, onOpenBlock }: CalendarColumnsProps) {
  const { place } = useCalendarPlace();
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
  const layout = layOutCalendar({
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

function summaryOf(appointments: readonly CalendarVisit[]): string {
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
