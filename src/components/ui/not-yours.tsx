import { EmptyState } from './empty-state';
import { LinkButton } from './link-button';

/** A page that somebody who works here may not open: whom to ask, and the way to what is theirs. */
export const NotYours = ({ title, text }: { title: string; text: string }) => (
  <EmptyState
    level={1}
    title={title}
    text={text}
    action={
      <LinkButton variant="secondary" to="/staff">
        Back to the calendar
      </LinkButton>
    }
  />
);
