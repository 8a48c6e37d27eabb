import { EmptyState } from '../../../components/ui/empty-state';
import { LinkButton } from '../../../components/ui/link-button';
import { paths } from '../../paths';
import { usePageTitle } from '../use-page-title';

export function NotFoundRoute() {
  usePageTitle('Page not found');
  return (
    <EmptyState
      level={1}
      title="There is no page here"
      text="The address may be mistyped, or the page has moved."
      action={<LinkButton to={paths.home}>Go to the home page</LinkButton>}
    />
  );
}
