import { QueryClientProvider } from '@tanstack/react-query';
import { OpeningSoon } from '../../../components/layout/opening-soon';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { queryClient } from '../../../lib/query-client';
import type { Shop } from '../../../shared/shop/api/read-shop';
import { useShop } from '../../../shared/shop/use-shop';
import { ServiceCard } from './service-card';
import { ServiceCardsSkeleton } from './shop-skeletons';
import './shop.css';

/** Everything the workshop does, by category, with price and duration. */
export function ServicesPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <LoadedPage />
    </QueryClientProvider>
  );
}

function LoadedPage() {
  const { data: shop, error, refetch } = useShop();
  if (shop === null) return <OpeningSoon />;
  return (
    <div className="page">
      <h1>Services and prices</h1>
      <p className="lead">Fixed prices for the usual work. Choose one to see the free times.</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !shop && <ServiceCardsSkeleton count={9} />}
      {!error && shop && <ServiceList shop={shop} />}
    </div>
  );
}

function ServiceList({ shop }: { shop: Shop }) {
  if (shop.services.length === 0) {
    return <EmptyState title="No services online yet" text={callUs(shop.settings)} />;
  }
  const categories = [...new Set(shop.services.map(({ category }) => category))];
  return categories.map((category) => (
    <section className="category" key={category}>
      <h2>{category}</h2>
      <ul className="service-cards">
        {shop.services
          .filter((service) => service.category === category)
          .map((service) => (
            <ServiceCard key={service.serviceId} service={service} settings={shop.settings} />
          ))}
      </ul>
    </section>
  ));
}

const callUs = ({ phone }: Shop['settings']): string =>
  phone === '' ? 'Please ask us what we can do for your car.' : `Call us on ${phone}, and we will see what we can do.`;
