import { paths } from '../../../app/paths';
import { EmptyState } from '../../../components/ui/empty-state';
import { LinkButton } from '../../../components/ui/link-button';

/** Shown for a part of the settings that needs the shop's settings first. */
export const SetUpFirst = ({ mayDoIt }: { mayDoIt: boolean }) => (
  <EmptyState
    title="The workshop comes first"
    text={`This part opens once the workshop has a name, a time zone and opening hours${
      mayDoIt ? '.' : '. Ask a manager to enter them.'
    }`}
    action={mayDoIt && <LinkButton to={`${paths.settings}/shop`}>Set up the workshop</LinkButton>}
  />
);
