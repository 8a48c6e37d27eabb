import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { CustomerPage } from '../../../features/customers/components/customer-page';
import { usePageTitle } from '../use-page-title';

export function CustomerRoute() {
  usePageTitle('Customer');
  return <CustomerPage actor={useOutletContext<Actor>()} />;
}
