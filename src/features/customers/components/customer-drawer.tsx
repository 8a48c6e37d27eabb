import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import { bookedName } from '../../../../domain/booking/appointment';
import { Drawer } from '../../../components/staff/drawer';
import { Fact, FactList } from '../../../components/staff/fact-list';
import { StaffTabs } from '../../../components/staff/staff-tabs';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { Skeleton } from '../../../components/ui/skeleton';
import { keys } from '../../../lib/query-keys';
import type { ShopWords } from '../../../lib/when';
import { type CustomerRecord, readCustomerRecord } from '../api/read-customers';
import { customerPath } from '../paths';
import { callable, writable } from '../register-columns';
import { VisitLine } from './visit-line';
import styles from './customers.module.css';

interface CustomerDrawerProps {
  actor: Actor;
  customerId: string;
  settings: ShopWords;
  onClose: () => void;
}

/** A customer at the side of the register: how to reach them, their cars and visits, and links. */
export function CustomerDrawer({ actor, customerId, settings, onClose }: CustomerDrawerProps) {
  const {
    data: record,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.customer(customerId),
    queryFn: () => readCustomerRecord(customerId),
    staleTime: 0,
  });
  const isGone = record === null || (record !== undefined && (record.customer.deletedAt ?? null) !== null);
  const actions =
    record && !isGone ? (
      <>
        {can(actor, 'appointment:book-for-customer') && (
          <LinkButton variant="secondary" to={`/book?${new URLSearchParams({ for: customerId }).toString()}`}>
            Book a visit
          </LinkButton>
        )}
        <LinkButton to={customerPath(record.customer.mergedInto ?? customerId)}>Open full record</LinkButton>
      </>
    ) : undefined;
  return (
    <Drawer title={titleOf(record)} onClose={onClose} actions={actions}>
      {content()}
    </Drawer>
  );

  function content(): ReactNode {
    if (error && record === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (record === undefined) {
      return (
        <div className={styles.form} role="status" aria-label="Loading the customer">
          <Skeleton height={72} />
          <Skeleton height={160} />
        </div>
      );
    }
    if (isGone || record === null) return <p>This customer was deleted, or the link is not right.</p>;
    return <Record record={record} settings={settings} />;
  }
}

function titleOf(record: CustomerRecord | null | undefined): ReactNode {
  if (record === undefined) return 'Customer';
  const { name = '', email = '', phone = '' } = record?.customer ?? {};
  return <bdi>{name || email || phone || 'No such customer'}</bdi>;
}

function Record({ record, settings }: { record: CustomerRecord; settings: ShopWords }) {
  const { customer, file, vehicles, visits } = record;
  const { email, phone, street, postcode, city } = customer;
  return (
    <>
      <FactList>
        <Fact term="Phone">{phone && <a href={callable(phone)}>{phone}</a>}</Fact>
        <Fact term="Email">{email && <a href={writable(email)}>{email}</a>}</Fact>
        <Fact term="Address">{[street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</Fact>
      </FactList>
      {file.tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags">
          {file.tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      )}
      {file.note !== '' && <p className={`${styles.note} ${styles.beginning}`}>{file.note}</p>}
      <StaffTabs
        label="About this customer"
        tabs={[
          { value: 'visits', label: `Visits (${visits.length})`, content: <Visits {...{ visits, settings }} /> },
          { value: 'cars', label: `Cars (${vehicles.length})`, content: <Cars vehicles={vehicles} /> },
        ]}
      />
    </>
  );
}

const SHOWN = 10;

function Visits({ visits, settings }: Pick<CustomerRecord, 'visits'> & { settings: ShopWords }) {
  if (visits.length === 0) return <p className={styles.muted}>No visits yet.</p>;
  return (
    <>
      <ul className={`${styles.rows} ${styles.narrow}`}>
        {visits.slice(0, SHOWN).map((visit) => (
          <li key={visit.appointmentId}>
            <VisitLine visit={visit} name={bookedName(visit)} note={visit.vehiclePlate} settings={settings} />
          </li>
        ))}
      </ul>
      {visits.length > SHOWN && <p className={styles.muted}>And {visits.length - SHOWN} earlier ones.</p>}
    </>
  );
}

function Cars({ vehicles }: Pick<CustomerRecord, 'vehicles'>) {
  if (vehicles.length === 0) return <p className={styles.muted}>No cars on file.</p>;
  return (
    <ul className={styles.rows}>
      {vehicles.map(({ vehicleId, plate, make, model, year }) => (
        <li key={vehicleId} className={styles.line}>
          <bdi className={styles.plate}>{plate}</bdi>
          <bdi className={styles.muted}>{[make, model, year].filter(Boolean).join(' ')}</bdi>
        </li>
      ))}
    </ul>
  );
}
