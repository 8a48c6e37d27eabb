import { paths } from '../../../app/paths';
import { EmptyState } from '../../../components/ui/empty-state';
import { LinkButton } from '../../../components/ui/link-button';

/** A part of the settings that needs the workshop to be there. */
export const SetUpFirst = ({ mayDoIt }: { mayDoIt: boolean }) => (
  <EmptyState
    title="The workshop comes first"
    text={`This part opens once the workshop has a name, a time zone and opening hours${
      mayDoIt ? '.' : '. Ask a manager to enter them.'
    }`}
    action={mayDoIt && <LinkButton to={`${paths.settings}/shop`}>Set up the workshop</LinkButton>}
  />
);
