import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { hasSignIn, prefersCall, wantsReminders } from '../../../../domain/customer/customer';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { Skeleton } from '../../../components/ui/skeleton';
import { useShop } from '../../../lib/shop/use-shop';
import { type CustomerRecord, readCustomerRecord } from '../api/read-customers';
import { updateCustomer } from '../api/write-customers';
import { useCommand } from '../hooks/use-command';
import { customerPath } from '../paths';
import { AlikePart } from './alike-part';
import { CustomerForm } from './customer-form';
import { DataPart } from './data-part';
import { FilePart } from './file-part';
import { VehiclesPart } from './vehicles-part';
import { VisitsPart } from './visits-part';
import styles from './customers.module.css';

/** One customer: who they are, their cars, their visits, what staff noted, and what can be done with the record. */
export function CustomerPage({ actor }: { actor: Actor }) {
  const { customerId = '' } = useParams();
  const mayRead = can(actor, 'customer:read');
  const {
    data: record,
    error,
    refetch,
  } = useQuery({
    queryKey: ['customers', 'one', customerId],
    queryFn: () => readCustomerRecord(customerId),
    enabled: mayRead,
  });
  const { data: shop } = useShop();
  if (!mayRead) {
    return <EmptyState level={1} title="Customers are not yours to see" text="Ask a manager if you need them." />;
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (record === undefined || !shop) {
    return (
      <div className={styles.page}>
        <Skeleton height={48} />
        <Skeleton height={384} />
      </div>
    );
  }
  if (record === null) return <Nobody title="There is no such customer" />;
  const { deletedAt, mergedInto } = record.customer;
  if (mergedInto !== null) return <Navigate to={customerPath(mergedInto)} replace />;
  if (deletedAt !== null) return <Nobody title="This customer was deleted" />;
  return (
    <div className={styles.page}>
      <Link to="/staff/customers">All customers</Link>
      <Person key={customerId} actor={actor} record={record} />
      <AlikePart actor={actor} customer={record.customer} />
      <VehiclesPart actor={actor} record={record} settings={shop.settings} />
      <VisitsPart visits={record.visits} settings={shop.settings} />
      <FilePart key={`file ${customerId}`} actor={actor} file={record.file} />
      <DataPart actor={actor} customer={record.customer} />
    </div>
  );
}

const Nobody = ({ title }: { title: string }) => (
  <EmptyState
    level={1}
    title={title}
    text="Visits of somebody who was deleted stay in the calendar, without their name."
    action={<Link to="/staff/customers">All customers</Link>}
  />
);

function Person({ actor, record: { customer } }: { actor: Actor; record: CustomerRecord }) {
  const [editing, setEditing] = useState(false);
  const { run, isPending, error } = useCommand(updateCustomer, () => setEditing(false));
  const { customerId, version, name, email, phone, street, postcode, city, marketingConsent } = customer;
  const { reminderMails, preferredContact } = customer;
  if (editing) {
    return (
      <section className={styles.card} aria-labelledby="customer">
        <h1 id="customer">
          <bdi>{name || email || phone}</bdi>
        </h1>
        <CustomerForm
          details={{ name, email, phone, street, postcode, city, marketingConsent, reminderMails, preferredContact }}
          emailIsFixed={hasSignIn(customerId)}
          saving={isPending}
          error={error}
          onSave={(details) => run({ ...details, customerId, version })}
          onCancel={() => setEditing(false)}
        />
      </section>
    );
  }
  const address = [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <section className={styles.card} aria-labelledby="customer">
      <div className={styles.head}>
        <h1 id="customer">
          <bdi>{name || email || phone || 'Without a name'}</bdi>
        </h1>
        <div className={styles.buttons}>
          {can(actor, 'appointment:book-for-customer') && (
            <LinkButton variant="secondary" to={`/book?${new URLSearchParams({ for: customerId }).toString()}`}>
              Book for them
            </LinkButton>
          )}
          {can(actor, 'customer:edit') && <Button onClick={() => setEditing(true)}>Edit</Button>}
        </div>
      </div>
      <dl className={styles.facts}>
        <Fact term="Phone">{phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}</Fact>
        <Fact term="E-mail">
          {email && <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>}
        </Fact>
        <Fact term="Prefers">{prefersCall(customer) ? 'A call' : 'E-mail'}</Fact>
        <Fact term="Address">{address}</Fact>
        <Fact term="Sign-in">{hasSignIn(customerId) ? 'Has one' : 'None'}</Fact>
        <Fact term="Reminders">{wantsReminders(customer) ? 'Come before each visit' : 'Switched off'}</Fact>
        <Fact term="Offers">{marketingConsent ? 'Wants to hear of them' : 'Does not want any'}</Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{children === '' ? <span className={styles.muted}>Not known</span> : children}</bdi>
      </dd>
    </div>
  );
}
