import { ErrorState } from '../../../components/ui/error-state';
import { useProfile } from '../hooks/use-profile';
import { AccountSkeleton } from './account-skeleton';
import { ProfileForm } from './profile-form';
import styles from './account.module.css';

/** Who the customer is to the workshop. */
export function ProfilePage({ customerId }: { customerId: string }) {
  const { data: profile, error, refetch } = useProfile(customerId);
  if (error && !profile) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!profile) return <AccountSkeleton />;
  return (
    <div className={styles.page}>
      <h1>Profile</h1>
      <ProfileForm customerId={customerId} profile={profile} />
    </div>
  );
}
