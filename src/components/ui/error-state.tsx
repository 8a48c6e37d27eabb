import { problemText } from '../../lib/problem-text';
import { FailedState } from './failed-state';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
  /** 1 if it is the whole page. */
  level?: 1 | 2;
}

/** What went wrong, with a retry button. */
export const ErrorState = ({ error, ...rest }: ErrorStateProps) => (
  <FailedState sentence={problemText(error)} {...rest} />
);
