import { useNavigate } from 'react-router-dom';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../lib/session';

/** Signs out and forgets everything that was read in this person's name. */
export function useSignOut() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async () => {
    await signOut();
    client.clear();
    await navigate('/sign-in', { replace: true });
  };
}
