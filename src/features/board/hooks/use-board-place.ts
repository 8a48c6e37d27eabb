import { useSearchParams } from 'react-router-dom';
import { isLocalDate } from '../../../../domain/shared/time';
import { TODO_KINDS } from '../board-todo';
import type { TodoKind } from '../board-todo';
import type { BoardView } from '../board-layout';

/** Where on the board somebody stands. All of it is in the URL, so that a link shows a colleague the same thing. */
export interface BoardPlace {
  /** The chosen day; null means today, whatever day that is when the link is opened. */
  readonly date: string | null;
  readonly view: BoardView;
  readonly appointmentId: string | null;
  readonly show: TodoKind | null;
}

/** Reads a place from the query string; whatever it cannot read falls back to today by bay. */
export function placeOf(search: URLSearchParams): BoardPlace {
  const date = search.get('date');
  const show = TODO_KINDS.find((kind) => kind === search.get('show'));
  return {
    date: date && isLocalDate(date) ? date : null,
    view: search.get('view') === 'technician' ? 'technician' : 'bay',
    appointmentId: search.get('appointment') || null,
    show: show ?? null,
  };
}

/** Writes a place as a query string, leaving out what is the default. */
export function searchOf({ date, view, appointmentId, show }: BoardPlace): string {
  const search = new URLSearchParams();
  if (date) search.set('date', date);
  if (view !== 'bay') search.set('view', view);
  if (show) search.set('show', show);
  if (appointmentId) search.set('appointment', appointmentId);
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** The place, and links to the places next to it. */
export function useBoardPlace() {
  const [search, setSearch] = useSearchParams();
  const place = placeOf(search);
  return {
    place,
    linkTo: (change: Partial<BoardPlace>) => ({ search: searchOf({ ...place, ...change }) }),
    goTo: (change: Partial<BoardPlace>) => setSearch(searchOf({ ...place, ...change }), { replace: true }),
  };
}
