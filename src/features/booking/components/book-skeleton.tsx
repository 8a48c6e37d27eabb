import { Skeleton } from '../../../components/ui/skeleton';
import './booking.css';

/** The booking page before its choices arrive. */
export function BookSkeleton() {
  return (
    <div className="page booking">
      <div className="booking-main">
        <h1>What does your car need?</h1>
        <p className="lead">Choose a service. You see the free times next.</p>
        <div className="choices" role="status" aria-label="Loading the services">
          {Array.from({ length: 6 }, (_, index) => (
            <div key={index}>
              <Skeleton height={84} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
