import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { toInstant, toMs } from '../../../../domain/shared/time';
import type { CalendarVisit } from '../api/appointment-row';
import type { CalendarLayout, CalendarView } from '../calendar-layout';
import { type MovePreview, type MoveTarget, canMove, minutesOfVisit } from '../move-preview';

const STEP_MINUTES = 15;
const MINUTE_MS = 60_000;
/** A press that travels less than this is a click. */
const SLOP_PX = 5;

/** What the grid needs for moving visits. */
export interface MoveApi {
  readonly view: CalendarView;
  preview(appointment: CalendarVisit, target: MoveTarget): MovePreview;
  onDrop(appointment: CalendarVisit, target: MoveTarget, preview: MovePreview): void;
}

/** A visit being moved: from where, to where, and the effect of dropping it. */
export interface Drag {
  readonly appointment: CalendarVisit;
  readonly by: 'POINTER' | 'KEYS';
  readonly startMs: number;
  readonly durationMinutes: number;
  readonly column: number;
  readonly target: MoveTarget;
  readonly preview: MovePreview;
}

type Place = Pick<Drag, 'startMs' | 'durationMinutes' | 'column'>;

/**
 * Moving by pointer and by keys. By pointer: drag a block, or drag its lower edge to change its length. By keys: M lifts
 * the focused block, arrows move it, Shift and arrows change its length, Enter drops it, Escape puts it back.
 */
export function useDrag(grid: RefObject<HTMLElement | null>, layout: CalendarLayout, api: MoveApi | null) {
  const [inTheAir, setDrag] = useState<Drag | null>(null);
  // Updated on every render: the effect of a drop changes while others move visits, and is known once all is read.
  const drag = inTheAir && api ? { ...inTheAir, preview: api.preview(inTheAir.appointment, inTheAir.target) } : null;
  const press = useRef<{ x: number; y: number; appointment: CalendarVisit; resize: boolean; from: Place } | null>(null);
  const swallowClick = useRef(false);
  const columnOf = ({ bayId, technicianId }: CalendarVisit) =>
    layout.columns.findIndex(({ resource }) => resource.resourceId === (api?.view === 'bay' ? bayId : technicianId));
  const lifted = (appointment: CalendarVisit, by: Drag['by'], place: Place): Drag | null => {
    const resource = layout.columns[place.column]?.resource;
    if (!api || !resource) return null;
    const target: MoveTarget = {
      startsAt: toInstant(place.startMs),
      durationMinutes: place.durationMinutes,
      bayId: api.view === 'bay' ? resource.resourceId : null,
      technicianId: api.view === 'technician' ? resource.resourceId : null,
    };
    return { appointment, by, ...place, target, preview: api.preview(appointment, target) };
  };
  const placeOf = (appointment: CalendarVisit): Place => ({
    startMs: toMs(appointment.startsAt),
    durationMinutes: minutesOfVisit(appointment),
    column: columnOf(appointment),
  });
  const drop = (held: Drag) => {
    setDrag(null);
    const from = placeOf(held.appointment);
    const same =
      from.startMs === held.startMs && from.durationMinutes === held.durationMinutes && from.column === held.column;
    if (!same) api?.onDrop(held.appointment, held.target, held.preview);
  };

  const onPointerDown = (event: PointerEvent, appointment: CalendarVisit, resize: boolean) => {
    if (!api || event.button !== 0 || event.pointerType === 'touch' || !canMove(appointment)) return;
    press.current = { x: event.clientX, y: event.clientY, appointment, resize, from: placeOf(appointment) };
  };

  useEffect(() => {
    const box = grid.current;
    if (!box || !api) return;
    const perMinute = () => {
      const column = box.querySelector('[data-column]');
      return column ? column.getBoundingClientRect().height / layout.heightMinutes : 1;
    };
    const columnAt = (x: number) =>
      [...box.querySelectorAll('[data-column]')].findIndex((element) => {
        const { left, right } = element.getBoundingClientRect();
        return x >= left && x < right;
      });
    const onMove = (event: globalThis.PointerEvent) => {
      const pressed = press.current;
      if (!pressed) return;
      const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLOP_PX;
      if (!far && !swallowClick.current) return;
      swallowClick.current = true;
      const steps = Math.round((event.clientY - pressed.y) / perMinute() / STEP_MINUTES) * STEP_MINUTES;
      const { from, appointment } = pressed;
      const over = columnAt(event.clientX);
      const place: Place = pressed.resize
        ? { ...from, durationMinutes: Math.max(STEP_MINUTES, from.durationMinutes + steps) }
        : { ...from, startMs: from.startMs + steps * MINUTE_MS, column: over === -1 ? from.column : over };
      setDrag(lifted(appointment, 'POINTER', place));
    };
    const onUp = () => {
      press.current = null;
      if (drag?.by === 'POINTER') drop(drag);
      // The click that ends a drag must not open the visit.
      setTimeout(() => (swallowClick.current = false), 0);
    };
    const onClick = (event: MouseEvent) => {
      if (!swallowClick.current) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    box.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      box.removeEventListener('click', onClick, true);
    };
  });

  const onKeyDown = (event: KeyboardEvent, appointment: CalendarVisit) => {
    if (!api || !canMove(appointment) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (drag === null) {
      if (event.key.toLowerCase() === 'm') setDrag(lifted(appointment, 'KEYS', placeOf(appointment)));
      return;
    }
    const next = placeByKey(event, drag, layout.columns.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === 'DROP') drop(drag);
    else if (next === 'BACK') setDrag(null);
    else setDrag(lifted(appointment, 'KEYS', next));
  };
  return { drag, onPointerDown, onKeyDown, putBack: () => setDrag(null) };
}

/** The target of a lifted visit after a key. */
export function placeByKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  place: Place,
  columns: number,
): Place | 'DROP' | 'BACK' | null {
  const steps = Number(key === 'ArrowDown') - Number(key === 'ArrowUp');
  if (key === 'Enter') return 'DROP';
  if (key === 'Escape') return 'BACK';
  if (steps !== 0 && shiftKey) {
    return { ...place, durationMinutes: Math.max(STEP_MINUTES, place.durationMinutes + steps * STEP_MINUTES) };
  }
  if (steps !== 0) return { ...place, startMs: place.startMs + steps * STEP_MINUTES * MINUTE_MS };
  if (key === 'ArrowLeft') return { ...place, column: Math.max(0, place.column - 1) };
  if (key === 'ArrowRight') return { ...place, column: Math.min(columns - 1, place.column + 1) };
  return null;
}
