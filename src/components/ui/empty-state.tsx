import type { ReactNode } from 'react';
import './states.css';

interface EmptyStateProps {
  title: string;
  text: string;
  action?: ReactNode;
  /** 1 if it is the whole page. */
  level?: 1 | 2;
}

/** An empty list: what it is for, and the one next step. */
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
