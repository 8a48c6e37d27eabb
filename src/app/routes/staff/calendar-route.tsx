import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { CalendarPage } from '../../../features/calendar/components/calendar-page';
import { usePageTitle } from '../use-page-title';

export function CalendarRoute() {
  usePageTitle('Calendar');
  return <CalendarPage actor={useOutletContext<Actor>()} />;
}
