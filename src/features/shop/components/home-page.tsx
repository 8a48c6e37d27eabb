import { Suspense, lazy, useState } from 'react';
import { paths } from '../../../app/paths';
import { LinkButton } from '../../../components/ui/link-button';
import { HoursSkeleton, NextFreeSkeleton, ServiceCardsSkeleton } from './shop-skeletons';
import './shop.css';

// Parts that need data load after the page; the frame is prerendered and needs none.
const OpeningSoon = lazy(() =>
  import('../../../components/layout/opening-soon').then((module) => ({ default: module.OpeningSoon })),
);
const NextFree = lazy(() => import('./live-shop').then((module) => ({ default: module.NextFree })));
const FeaturedServices = lazy(() => import('./live-shop').then((module) => ({ default: module.FeaturedServices })));
const ShopFacts = lazy(() => import('./live-shop').then((module) => ({ default: module.ShopFacts })));

/** The front desk: one action, when it could be, what it costs, when we are open. */
export function HomePage() {
  const [isSetUp, setIsSetUp] = useState(true);
  if (!isSetUp) return <OpeningSoon />;
  return (
    <div className="home">
      <section className="hero">
        <div className="hero-words">
          <h1>Your car, in good hands. Booked in a minute.</h1>
          <p>
            See the price and every free time before you choose. No account needed, and you can follow the work online.
          </p>
          <div className="hero-action">
            <LinkButton to={paths.book} size="large">
              Book a repair
            </LinkButton>
            <LinkButton to={paths.services} size="large" variant="secondary">
              See prices
            </LinkButton>
          </div>
        </div>
        <Suspense fallback={<NextFreeSkeleton />}>
          <NextFree onNotSetUp={() => setIsSetUp(false)} />
        </Suspense>
      </section>
      <section className="home-part" aria-labelledby="home-services">
        <h2 id="home-services">What we do most</h2>
        <Suspense fallback={<ServiceCardsSkeleton count={6} />}>
          <FeaturedServices />
        </Suspense>
      </section>
      <section className="home-part" aria-labelledby="home-steps">
        <h2 id="home-steps">How it works</h2>
        <ol className="steps">
          <li>
            <strong>Choose what and when</strong>
            <span>Price and duration first, then the times that are really free.</span>
          </li>
          <li>
            <strong>Bring your car</strong>
            <span>You get a mail with a calendar entry, and a link to change your mind.</span>
          </li>
          <li>
            <strong>Follow the work</strong>
            <span>See when we start and when your car is ready. No calls needed.</span>
          </li>
        </ol>
      </section>
      <section className="home-part" aria-labelledby="home-hours">
        <h2 id="home-hours">Find us</h2>
        <Suspense fallback={<HoursSkeleton />}>
          <ShopFacts />
        </Suspense>
      </section>
    </div>
  );
}
