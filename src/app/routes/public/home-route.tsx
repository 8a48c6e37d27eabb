import { HomePage } from '../../../features/shop/components/home-page';
import { usePageTitle } from '../use-page-title';

export function HomeRoute() {
  usePageTitle('Book your car repair');
  return <HomePage />;
}
