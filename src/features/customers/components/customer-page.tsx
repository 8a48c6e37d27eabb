import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import type { Customer } from '../../../../domain/customers/customer';
import { StaffPage } from '../../../components/staff/staff-page';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { NotYours } from '../../../components/ui/not-yours';
import { Skeleton } from '../../../components/ui/skeleton';
import { keys } from '../../../lib/query-keys';
import { useStandIn } from '../../../lib/use-stand-in';
import { firstSettings } from '../../../shared/shop/first-settings';
import { useShop } from '../../../shared/shop/use-shop';
import { readCustomerRecord } from '../api/read-customers';
import { customerPath } from '../paths';
import { AlikeSection } from './alike-section';
import { DataSection } from './data-section';
import { MessagesSection } from './messages-section';
import { NotesSection } from './notes-section';
import { PersonActions, PersonSection } from './person-section';
import { RemovedCarsSection } from './removed-cars-section';
import { VehiclesSection } from './vehicles-section';
import { VisitsSection } from './visits-section';
import styles from './customers.module.css';

interface CustomerPageProps {
  actor: Actor;
  /** Sets the tab's title once it is known. */
  onName?: (name: string) => void;
}

/** One customer: details, cars, visits, notes, and the record's actions. */
export function CustomerPage({ actor, onName }: CustomerPageProps) {
  const { customerId = '' } = useParams();
  const mayRead = can(actor, 'customer:read');
  const {
    data: record,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.customer(customerId),
    queryFn: () => readCustomerRecord(customerId),
    // Visits are booked and moved on other pages.
    staleTime: 0,
    enabled: mayRead,
  });
  const { data: shop } = useShop();
  const settings = shop === null ? firstSettings() : shop?.settings;
  const name = record?.customer.name;
  useEffect(() => {
    if (name !== undefined) onName?.(name);
  }, [name, onName]);
  if (!mayRead) {
    return <NotYours title="You don’t have permission to see customers" text="Ask a manager if you need them." />;
  }
  // Once loaded it stays, with any input, even if reading it again fails.
  if (error && record === undefined) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (record === undefined || !settings) {
    return (
      <StaffPage
        back={{ to: '/staff/customers', word: 'All customers' }}
        title={<span className="visually-hidden">Customer</span>}
      >
        <div className={styles.form} role="status" aria-label="Loading the customer">
          <Skeleton height={180} />
          <Skeleton height={384} />
        </div>
      </StaffPage>
    );
  }
  if (record === null) return <NoCustomer title="No such customer" text="Look for them among all customers." />;
  const { deletedAt, mergedInto } = record.customer;
  if (mergedInto !== null) return <Navigate to={customerPath(mergedInto)} replace />;
  if (deletedAt !== null)
    return (
      <NoCustomer title="This customer was deleted" text="Their visits stay in the calendar, without their name." />
    );
  return (
    <Person key={customerId} actor={actor} customer={record.customer}>
      <div className={styles.sides} key={`parts of ${customerId}`}>
        <NotesSection actor={actor} file={record.file} />
        <div className={styles.parts}>
          <AlikeSection actor={actor} customer={record.customer} />
          <VehiclesSection actor={actor} record={record} settings={settings} />
          <RemovedCarsSection actor={actor} customerId={customerId} settings={settings} />
          <VisitsSection visits={record.visits} settings={settings} />
          {can(actor, 'outgoing:read') && <MessagesSection actor={actor} customerId={customerId} settings={settings} />}
          <DataSection actor={actor} customer={record.customer} visits={record.visits} />
        </div>
      </div>
    </Person>
  );
}

/** The frame of the page: the customer's name, and the record's actions. */
function Person({ actor, customer, children }: { actor: Actor; customer: Customer; children: React.ReactNode }) {
  const form = useStandIn<'EDIT'>();
  const { name, email, phone } = customer;
  return (
    <StaffPage
      back={{ to: '/staff/customers', word: 'All customers' }}
      title={<bdi>{name || email || phone || 'Without a name'}</bdi>}
      actions={<PersonActions {...{ actor, customer, form }} />}
    >
      <PersonSection {...{ customer, form }} />
      {children}
    </StaffPage>
  );
}

const NoCustomer = ({ title, text }: { title: string; text: string }) => (
  <EmptyState
    level={1}
    title={title}
    text={text}
    action={
      <Link className={styles.back} to="/staff/customers">
        All customers
      </Link>
    }
  />
);
