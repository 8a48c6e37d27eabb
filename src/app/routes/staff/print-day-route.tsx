import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { PrintDayPage } from '../../../features/calendar/components/print-day-page';
import { usePageTitle } from '../use-page-title';

export function PrintDayRoute() {
  usePageTitle('Day list');
  return <PrintDayPage actor={useOutletContext<Actor>()} />;
}
