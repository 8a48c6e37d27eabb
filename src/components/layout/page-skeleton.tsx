import { Skeleton } from '../ui/skeleton';
import './public-shell.css';

/** A page that is loading. */
export function PageSkeleton() {
  return (
    <div className="page" role="status" aria-label="Loading">
      <h1 className="visually-hidden">Loading</h1>
      <Skeleton width="18rem" height={38} />
      <Skeleton height={24} width="28rem" />
      <Skeleton height={320} />
    </div>
  );
}

/** The same without a frame around it yet: has the page's landmark itself. */
export function BarePageSkeleton() {
  return (
    <main>
      <PageSkeleton />
    </main>
  );
}
