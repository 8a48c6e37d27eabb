import { SignInPage } from '../../../features/auth/components/sign-in-page';
import { usePageTitle } from '../use-page-title';

export function SignInRoute() {
  usePageTitle('Sign in');
  return <SignInPage />;
}
