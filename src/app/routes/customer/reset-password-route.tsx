import { ResetPasswordPage } from '../../../features/auth/components/reset-password-page';
import { usePageTitle } from '../use-page-title';

export function ResetPasswordRoute() {
  usePageTitle('Reset the password');
  return <ResetPasswordPage />;
}
