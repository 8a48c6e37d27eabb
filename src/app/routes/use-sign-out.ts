import { useNavigate } from 'react-router-dom';
import { useQueryClient } from '@tanstack/react-query';

/** Signs out and drops everything read for this person. */
export function useSignOut() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async () => {
    const { signOut } = await import('../../lib/session');
    await signOut();
    client.clear();
    await navigate('/sign-in', { replace: true });
  };
}
