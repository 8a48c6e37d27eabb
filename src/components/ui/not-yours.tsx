import { EmptyState } from './empty-state';
import { LinkButton } from './link-button';

/** Shown to staff without access to a page: whom to ask, and a link to their own pages. */
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
