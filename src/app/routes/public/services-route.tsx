import { ServicesPage } from '../../../features/shop/components/services-page';
import { usePageTitle } from '../use-page-title';

export function ServicesRoute() {
  usePageTitle('Services and prices');
  return <ServicesPage />;
}
