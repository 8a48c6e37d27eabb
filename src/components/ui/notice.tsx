import type { ReactNode } from 'react';
import './states.css';

interface NoticeProps {
  tone: 'problem' | 'waiting' | 'ready' | 'working';
  children: ReactNode;
}

/** A message to read now. A problem interrupts a screen reader, others wait their turn. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
