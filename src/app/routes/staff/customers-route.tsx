import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { CustomersPage } from '../../../features/customers/components/customers-page';
import { usePageTitle } from '../use-page-title';

export function CustomersRoute() {
  usePageTitle('Customers');
  return <CustomersPage actor={useOutletContext<Actor>()} />;
}
