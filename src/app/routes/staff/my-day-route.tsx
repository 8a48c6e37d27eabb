import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { MyDayPage } from '../../../features/calendar/components/my-day-page';
import { usePageTitle } from '../use-page-title';

export function MyDayRoute() {
  usePageTitle('My day');
  return <MyDayPage actor={useOutletContext<Actor>()} />;
}
