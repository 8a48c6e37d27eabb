import { type Actor, can } from '../../../../domain/access/permissions';
import { paths } from '../../../app/paths';
import { EmptyState } from '../../../components/ui/empty-state';
import { LinkButton } from '../../../components/ui/link-button';

/** Shown instead of a day, while the shop has no zone and no hours. */
export function NotSetUp({ actor }: { actor: Actor }) {
  const mayDoIt = can(actor, 'settings:edit');
  return (
    <EmptyState
      level={1}
      title="The workshop is not set up yet"
      text={`The calendar needs its name, time zone and opening hours${mayDoIt ? '.' : '. Ask a manager to enter them.'}`}
      action={mayDoIt && <LinkButton to={paths.settings}>Set up the workshop</LinkButton>}
    />
  );
}
