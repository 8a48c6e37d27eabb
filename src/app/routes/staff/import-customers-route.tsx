import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { ImportPage } from '../../../features/customers/components/import-page';
import { usePageTitle } from '../use-page-title';

export function ImportCustomersRoute() {
  usePageTitle('Import customers');
  return <ImportPage actor={useOutletContext<Actor>()} />;
}
