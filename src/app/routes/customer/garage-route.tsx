import { GaragePage } from '../../../features/account/components/garage-page';
import { usePageTitle } from '../use-page-title';

export function GarageRoute({ customerId }: { customerId: string }) {
  usePageTitle('Your cars');
  return <GaragePage customerId={customerId} />;
}
