import { Skeleton } from '../ui/skeleton';
import './public-shell.css';

/** A page on its way. */
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

/** The same where there is no frame around it yet, which would have the page's landmark. */
export function BarePageSkeleton() {
  return (
    <main>
      <PageSkeleton />
    </main>
  );
}
