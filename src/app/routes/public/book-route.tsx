import { Suspense, lazy } from 'react';
import { BookSkeleton } from '../../../features/booking/components/book-skeleton';
import { usePageTitle } from '../use-page-title';

// Asked for as soon as this page is known, while React is still putting the frame on the screen.
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
