import { Component, type ReactNode } from 'react';
import { BarePageSkeleton } from '../components/layout/page-skeleton';
import { ErrorState } from '../components/ui/error-state';
import { isReloading } from '../lib/lost-chunk';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** The last resort: a page that broke while drawing says so and offers to load again. */
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
        <ErrorState level={1} error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
