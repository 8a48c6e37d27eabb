import { ProfilePage } from '../../../features/account/components/profile-page';
import { usePageTitle } from '../use-page-title';

export function ProfileRoute({ customerId }: { customerId: string }) {
  usePageTitle('Profile');
  return <ProfilePage customerId={customerId} />;
}
