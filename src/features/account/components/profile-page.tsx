import { ErrorState } from '../../../components/ui/error-state';
import { useProfile } from '../hooks/use-profile';
import { AccountSkeleton } from './account-skeleton';
import { DeleteAccount } from './delete-account';
import { OwnData } from './own-data';
import { ProfileForm } from './profile-form';
import styles from './account.module.css';

interface ProfilePageProps {
  customerId: string;
  onDeleted: () => void;
}

/** The customer's profile, a copy of their data, and deleting the account. */
export function ProfilePage({ customerId, onDeleted }: ProfilePageProps) {
  const { data: profile, error, refetch } = useProfile(customerId);
  if (error && !profile) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!profile) return <AccountSkeleton />;
  return (
    <div className={styles.page}>
      <h1>Profile</h1>
      <ProfileForm customerId={customerId} profile={profile} />
      <OwnData customerId={customerId} />
      <DeleteAccount customerId={customerId} onDeleted={onDeleted} />
    </div>
  );
}
