import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { SecurityPage } from '../../../features/auth/components/security-page';
import { paths } from '../../paths';
import { usePageTitle } from '../use-page-title';

/** Sign-in settings. Signing out everywhere drops everything read for this person. */
export function SecurityRoute() {
  usePageTitle('Sign-in and security');
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = async () => {
    client.clear();
    await navigate(paths.signIn, { replace: true });
  };
  return <SecurityPage onSignedOut={() => void leave()} />;
}
