import type { ReactNode } from 'react';
import './states.css';

interface EmptyStateProps {
  title: string;
  text: string;
  action?: ReactNode;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2;
}

/** Nothing here: what would be, and the one thing to do. */
export function EmptyState({ title, text, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="state">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {action}
    </div>
  );
}
