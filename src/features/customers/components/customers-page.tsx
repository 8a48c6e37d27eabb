import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { Field } from '../../../components/ui/field';
import { LinkButton } from '../../../components/ui/link-button';
import { NotYours } from '../../../components/ui/not-yours';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { TextInput } from '../../../components/ui/text-input';
import { keys } from '../../../lib/query-keys';
import { useCustomerSearch } from '../../../shared/customer-search/use-search';
import { downloadCsv } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import { useStandIn } from '../../../lib/use-stand-in';
import { useTypedInAddress } from '../../../lib/use-typed-in-address';
import { type CustomerLine, readRegister } from '../api/read-customers';
import { exportRegister } from '../api/write-customers';
import { customerPath } from '../paths';
import { NewCustomer } from './new-customer';
import styles from './customers.module.css';

/** The register: search as one types, or the list by name. What was typed stands in the address, for the way back. */
export function CustomersPage({ actor }: { actor: Actor }) {
  const [typed, setTyped] = useTypedInAddress('find');
  const form = useStandIn<'NEW'>();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { isDeleted?: boolean } | null };
  const saveAll = useMutation({
    mutationFn: exportRegister,
    onSuccess: (content) => downloadCsv('customers.csv', content),
  });
  if (!can(actor, 'customer:read')) {
    return <NotYours title="Customers are not yours to see" text="Ask a manager if you need them." />;
  }
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>Customers</h1>
        <div className={`${styles.buttons} ${styles.main}`}>
          {can(actor, 'customer:export') && (
            <Button busy={saveAll.isPending} onClick={() => saveAll.mutate()}>
              {saveAll.isPending ? 'Exporting…' : 'Export as CSV'}
            </Button>
          )}
          {can(actor, 'customer:import') && (
            <LinkButton variant="secondary" to="/staff/customers/import">
              Import from CSV
            </LinkButton>
          )}
          {can(actor, 'customer:edit') && form.open === null && (
            <Button variant="primary" autoFocus={form.isBackFrom('NEW')} onClick={() => form.show('NEW')}>
              New customer
            </Button>
          )}
        </div>
      </div>
      {state?.isDeleted && <Notice tone="ready">The customer is deleted.</Notice>}
      {saveAll.error && <Notice tone="problem">{problemText(saveAll.error)}</Notice>}
      {form.open && (
        <NewCustomer onClose={form.close} onCreated={(customerId) => void navigate(customerPath(customerId))} />
      )}
      <div role="search" className={styles.search}>
        <Field
          label="Find a customer"
          hint="Any part of a plate or a phone number, the beginning of a name or an e-mail"
        >
          <TextInput
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
      </div>
      {typed.trim() === '' ? <Register /> : <Found typed={typed} />}
    </div>
  );
}

function Found({ typed }: { typed: string }) {
  const { found, isLongEnough, perhapsMore, isPending, error, refetch } = useCustomerSearch(typed);
  if (!isLongEnough) return <p className={styles.muted}>Type a little more.</p>;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending || found === undefined) return <Skeleton height={192} />;
  if (found.length === 0) {
    return <EmptyState title="Nobody found" text="Nobody in the register has this name, number, address or plate." />;
  }
  return (
    <>
      <ul className={`${styles.rows} ${styles.list}`} aria-label="Found">
        {found.map(({ customerId, label, contact, kind }) => (
          <li key={customerId}>
            <Link className={`${styles.row} ${styles.found}`} to={customerPath(customerId)}>
              <bdi className={kind === 'plate' ? styles.plate : styles.name}>{label}</bdi>
              <bdi className={styles.muted}>{contact}</bdi>
              <span className={styles.muted}>{KIND_WORDS[kind]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {perhapsMore && <p className={styles.muted}>There may be more: type a little more to find them.</p>}
    </>
  );
}

const KIND_WORDS = { name: 'by name', mail: 'by e-mail', phone: 'by phone number', plate: 'by plate' } as const;

function Register() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.register,
    queryFn: ({ pageParam }) => readRegister(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextToken }) => nextToken,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={384} />;
  const lines = data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) {
    return <EmptyState title="Nobody yet" text="Whoever books stands here, and whom you enter or import." />;
  }
  return (
    <>
      <ul className={`${styles.rows} ${styles.list}`} aria-label="All customers, sorted">
        {lines.map((line) => (
          <li key={line.customerId}>
            <RegisterRow line={line} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function RegisterRow({ line }: { line: CustomerLine }) {
  return (
    <Link className={styles.row} to={customerPath(line.customerId)}>
      <bdi className={styles.name}>{line.name}</bdi>
      <bdi className={styles.muted}>{line.phone}</bdi>
      <bdi className={styles.muted}>{line.email}</bdi>
      <bdi className={styles.muted}>{line.city}</bdi>
    </Link>
  );
}
