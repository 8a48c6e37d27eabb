import { Component, type ReactNode } from 'react';
import { BarePageSkeleton } from '../components/layout/page-skeleton';
import { FailedState } from '../components/ui/failed-state';
import { OUR_FAULT } from '../lib/our-fault';
import { isReloading } from '../lib/lost-chunk';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** The last resort: a page that failed to render says so and offers to reload. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    if (isReloading()) return <BarePageSkeleton />;
    return (
      <main>
        <FailedState level={1} sentence={OUR_FAULT} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
