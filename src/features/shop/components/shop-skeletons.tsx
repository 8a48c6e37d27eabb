import { Skeleton } from '../../../components/ui/skeleton';
import './shop.css';

export function NextFreeSkeleton() {
  return (
    <div className="next-free" role="status" aria-label="Looking for the next free time">
      <Skeleton width={150} height={18} />
      <Skeleton width={230} height={38} />
      <Skeleton width={190} height={20} />
      <Skeleton height={52} />
    </div>
  );
}

export function ServiceCardsSkeleton({ count }: { count: number }) {
  return (
    <div className="service-cards" role="status" aria-label="Loading the services">
      {Array.from({ length: count }, (_, index) => (
        <div className="service-card" key={index}>
          <Skeleton width="60%" height={22} />
          <Skeleton height={40} />
          <Skeleton width="40%" height={20} />
        </div>
      ))}
    </div>
  );
}

export function HoursSkeleton() {
  return (
    <div className="shop-facts" role="status" aria-label="Loading the opening hours">
      <Skeleton height={180} />
      <Skeleton height={280} />
    </div>
  );
}
