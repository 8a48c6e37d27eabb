import { Suspense, lazy } from 'react';
import { BookSkeleton } from '../../../features/booking/components/book-skeleton';
import { usePageTitle } from '../use-page-title';

// Requested as soon as the page is known, while React still renders the frame.
const flow = import('../../../features/booking/components/book-flow');
const BookFlow = lazy(() => flow.then((module) => ({ default: module.BookFlow })));

export function BookRoute() {
  usePageTitle('Book a repair');
  return (
    <Suspense fallback={<BookSkeleton />}>
      <BookFlow />
    </Suspense>
  );
}
