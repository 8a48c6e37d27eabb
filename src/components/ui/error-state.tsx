import { problemText } from '../../lib/problem-text';
import { FailedState } from './failed-state';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2;
}

/** What went wrong, and another try. */
export const ErrorState = ({ error, ...rest }: ErrorStateProps) => (
  <FailedState sentence={problemText(error)} {...rest} />
);
