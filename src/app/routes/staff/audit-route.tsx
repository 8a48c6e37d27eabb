import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { AuditPage } from '../../../features/audit/components/audit-page';
import { usePageTitle } from '../use-page-title';

export function AuditRoute() {
  usePageTitle('Audit');
  return <AuditPage actor={useOutletContext<Actor>()} />;
}
