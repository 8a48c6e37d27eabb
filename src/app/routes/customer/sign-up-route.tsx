import { SignUpPage } from '../../../features/auth/components/sign-up-page';
import { usePageTitle } from '../use-page-title';

export function SignUpRoute() {
  usePageTitle('Create an account');
  return <SignUpPage />;
}
