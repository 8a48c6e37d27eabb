import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { ProfilePage } from '../../../features/account/components/profile-page';
import { paths } from '../../paths';
import { usePageTitle } from '../use-page-title';

/** Deleting the account also drops the tokens and everything read with them. */
export function ProfileRoute({ customerId }: { customerId: string }) {
  usePageTitle('Profile');
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = async () => {
    const { signOut } = await import('../../../lib/session');
    await signOut();
    client.clear();
    await navigate(paths.signIn, { replace: true, state: { done: 'DELETED' } });
  };
  return <ProfilePage customerId={customerId} onDeleted={() => void leave()} />;
}
