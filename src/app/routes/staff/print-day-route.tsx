import { PrintDayPage } from '../../../features/calendar/components/print-day-page';
import { usePageTitle } from '../use-page-title';

export function PrintDayRoute() {
  usePageTitle('Day list');
  return <PrintDayPage />;
}
