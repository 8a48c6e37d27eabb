import { useParams } from 'react-router-dom';
import { VisitPage } from '../../../features/visit/components/visit-page';
import { usePageTitle } from '../use-page-title';

export function VisitRoute() {
  usePageTitle('Your visit');
  const { manageToken = '' } = useParams();
  return <VisitPage manageToken={manageToken} />;
}
