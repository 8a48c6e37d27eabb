import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Dialog } from '../../../components/staff/dialog';
import { StaffPage } from '../../../components/staff/staff-page';
import { SearchBox } from '../../../components/staff/table/search-box';
import { StaffTable } from '../../../components/staff/table/staff-table';
import { saveCsv } from '../../../components/staff/table/table-csv';
import { useTable } from '../../../components/staff/table/use-table';
import { useToast } from '../../../components/staff/toasts';
import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import { NotYours } from '../../../components/ui/not-yours';
import { Notice } from '../../../components/ui/notice';
import { downloadCsv } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import { firstSettings } from '../../../shared/shop/first-settings';
import { useShop } from '../../../shared/shop/use-shop';
import { exportRegister } from '../api/write-customers';
import { type RegisterEntry, useRegister } from '../hooks/use-register';
import { customerPath } from '../paths';
import { REGISTER_TABLE, registerColumns } from '../register-columns';
import { CustomerDrawer } from './customer-drawer';
import { NewCustomer } from './new-customer';

/** The register: everyone by name, or search results while typing. A customer opens at the side. */
export function CustomersPage({ actor }: { actor: Actor }) {
  return can(actor, 'customer:read') ? (
    <Register actor={actor} />
  ) : (
    <NotYours title="You don’t have permission to see customers" text="Ask a manager if you need them." />
  );
}

function Register({ actor }: { actor: Actor }) {
  const { data: shop } = useShop();
  const settings = shop?.settings ?? firstSettings();
  const table = useTable(REGISTER_TABLE);
  const typed = table.view.filters['find'] ?? '';
  const { rows, isTooShort, perhapsMore } = useRegister(table, typed);
  const columns = registerColumns(settings.locale);
  const saveAll = useMutation({
    mutationFn: exportRegister,
    onSuccess: (content) => downloadCsv('customers.csv', content),
  });
  useDeletedToast();
  return (
    <StaffPage title="Customers" actions={<Actions actor={actor} />}>
      {saveAll.error && <Notice tone="problem">{problemText(saveAll.error)}</Notice>}
      <StaffTable
        label="Customers"
        {...{ table, columns, rows }}
        rowId={({ customerId }) => customerId}
        filters={
          <SearchBox label="Find a customer" hint="Name, phone, email or plate" value={typed} onChange={table.type} />
        }
        bulk={(chosen) => <WithChosen chosen={chosen} columns={columns} />}
        csvName="customers-shown.csv"
        moreFiles={
          can(actor, 'customer:export')
            ? [
                {
                  label: saveAll.isPending ? 'Exporting everyone…' : 'Everyone, as CSV',
                  onChoose: () => saveAll.mutate(),
                },
              ]
            : []
        }
        nothingFound={
          isTooShort ? { title: 'Type a little more', text: 'Two letters or three digits will do.' } : NO_MATCH
        }
        empty={{ title: 'No customers yet', text: 'Everyone who books appears here. You can also add or import them.' }}
      />
      {perhapsMore && <p role="status">There may be more. Type a little more to narrow it down.</p>}
      {table.view.open !== '' && (
        <CustomerDrawer
          key={table.view.open}
          {...{ actor, settings }}
          customerId={table.view.open}
          onClose={table.close}
        />
      )}
    </StaffPage>
  );
}

const NO_MATCH = { title: 'No one found', text: 'No customer has this name, number, address or plate.' };

/** Confirms the action on the page that the person returns to. */
function useDeletedToast(): void {
  const { state } = useLocation() as { state: { isDeleted?: boolean } | null };
  const isDeleted = state?.isDeleted === true;
  const toast = useToast();
  useEffect(() => {
    if (isDeleted) toast({ text: 'Customer deleted' });
  }, [isDeleted, toast]);
}

function Actions({ actor }: { actor: Actor }) {
  const navigate = useNavigate();
  const [isNew, setIsNew] = useState(false);
  return (
    <>
      {can(actor, 'customer:import') && (
        <LinkButton variant="secondary" to="/staff/customers/import">
          Import
        </LinkButton>
      )}
      {can(actor, 'customer:edit') && (
        <Button variant="primary" onClick={() => setIsNew(true)}>
          New customer
        </Button>
      )}
      {isNew && (
        <Dialog title="New customer" onClose={() => setIsNew(false)}>
          <NewCustomer
            onClose={() => setIsNew(false)}
            onCreated={(customerId) => void navigate(customerPath(customerId))}
          />
        </Dialog>
      )}
    </>
  );
}

interface WithChosenProps {
  chosen: readonly RegisterEntry[];
  columns: ReturnType<typeof registerColumns>;
}

/** Actions for several customers at once. */
function WithChosen({ chosen, columns }: WithChosenProps) {
  const toast = useToast();
  const emails = [...new Set(chosen.map(({ email }) => email).filter(Boolean))];
  const copy = async () => {
    await navigator.clipboard.writeText(emails.join(', '));
    toast({ text: emails.length === 1 ? '1 email address copied' : `${emails.length} email addresses copied` });
  };
  return (
    <>
      <Button disabled={emails.length === 0} onClick={() => void copy()}>
        Copy email addresses
      </Button>
      <Button onClick={() => void saveCsv('customers-selected.csv', columns, chosen)}>Export as CSV</Button>
    </>
  );
}
