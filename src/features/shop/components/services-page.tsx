import { QueryClientProvider } from '@tanstack/react-query';
import { ErrorState } from '../../../components/ui/error-state';
import { queryClient } from '../../../lib/query-client';
import { useShop } from '../../../shared/shop/use-shop';
import { ServiceCard } from './service-card';
import { ServiceCardsSkeleton } from './shop-skeletons';
import './shop.css';

/** Everything the workshop does, by category, with price and duration. */
export function ServicesPage() {
  return (
    <div className="page">
      <h1>Services and prices</h1>
      <p className="lead">Fixed prices for the usual work. Choose one to see the free times.</p>
      <QueryClientProvider client={queryClient}>
        <ServiceList />
      </QueryClientProvider>
    </div>
  );
}

function ServiceList() {
  const { data: shop, error, refetch } = useShop();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!shop) return <ServiceCardsSkeleton count={9} />;
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
