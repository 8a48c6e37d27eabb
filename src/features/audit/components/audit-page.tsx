import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import { type LocalDate, isLocalDate, localDateOf } from '../../../../domain/shared/time';
import { StaffPage } from '../../../components/staff/staff-page';
import { StaffTable } from '../../../components/staff/table/staff-table';
import { TableSkeleton } from '../../../components/staff/table/table-skeleton';
import type { TableColumn } from '../../../components/staff/table/table-column';
import { type TableFilter, TableFilters } from '../../../components/staff/table/table-filters';
import { useCursorRows } from '../../../components/staff/table/use-cursor-rows';
import { type Table, useTable } from '../../../components/staff/table/use-table';
import { ErrorState } from '../../../components/ui/error-state';
import { NotYours } from '../../../components/ui/not-yours';
import { keys } from '../../../lib/query-keys';
import type { ShopWords } from '../../../lib/when';
import { firstSettings } from '../../../shared/shop/first-settings';
import { useShop } from '../../../shared/shop/use-shop';
import { type AuditLine, type AuditPlace, type AuditView, readAudit, readStaffNames } from '../api/read-audit';
import { ACTIONS, AREAS, actionText, areaOf, reasonText, subjectText, whenText, whoText } from '../audit-words';
import { AuditDrawer } from './audit-drawer';

const AUDIT_TABLE = {
  id: 'audit',
  columns: ['who', 'what', 'record', 'reason'],
  sorts: [],
  filters: ['day', 'person', 'record', 'area', 'action'],
};

type Names = ReadonlyMap<string, string>;

const columnsOf = (names: Names, words: ShopWords, today: LocalDate): TableColumn<AuditLine>[] => [
  { id: 'when', header: 'When', isName: true, width: '190px', text: ({ at }) => whenText(at, today, words) },
  { id: 'who', header: 'Who', width: '16%', text: (line) => whoText(line, names) },
  { id: 'what', header: 'What', width: '24%', text: ({ action }) => actionText(action) },
  { id: 'record', header: 'Record', width: '20%', text: ({ subject }) => subjectText(subject, names) },
  { id: 'reason', header: 'Reason', isWide: true, text: ({ reason }) => reasonText(reason) },
];

/** Day, person and record exclude each other; the kind of entries stays. */
const filtersOf = (names: Names, today: LocalDate, record: string): TableFilter[] => [
  { name: 'day', label: 'Day', today, insteadOf: ['person', 'record'] },
  { name: 'person', label: 'Person', any: 'Everyone', options: [...names], insteadOf: ['day', 'record'] },
  { name: 'area', label: 'Area', any: 'All', options: Object.entries(AREAS) },
  { name: 'action', label: 'What', any: 'Anything', options: ACTIONS },
  ...(record
    ? [{ name: 'record', label: 'Record', any: 'All', options: [[record, subjectText(record, names)]] as const }]
    : []),
];

function viewOf({ day = '', person, record }: Table['view']['filters'], today: LocalDate, zone: string): AuditView {
  if (record) return { by: 'subject', key: record };
  if (person) return { by: 'actorId', key: person };
  return { by: 'day', day: isLocalDate(day) ? day : today, zone };
}

/** The audit: by day, by person or by record, and optionally of one kind. */
export function AuditPage({ actor }: { actor: Actor }) {
  const { data: shop, error, refetch } = useShop();
  const words = shop === null ? firstSettings() : shop?.settings;
  if (!can(actor, 'audit:read')) {
    return <NotYours title="You don’t have permission to see the audit" text="Ask a manager if you need it." />;
  }
  return (
    <StaffPage title="Audit" intro="Who did what, and when. No one can change or remove an entry.">
      {words && <AuditTable words={words} />}
      {!words && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!words && !error && <TableSkeleton columns={5} label="Audit entries" />}
    </StaffPage>
  );
}

const idOf = ({ subject, auditId }: AuditLine) => `${subject} ${auditId}`;

function AuditTable({ words }: { words: ShopWords }) {
  const table = useTable(AUDIT_TABLE);
  const [nowMs] = useState(Date.now);
  const today = localDateOf(nowMs, words.timeZone);
  const { area = '', action = '', record = '' } = table.view.filters;
  const view = viewOf(table.view.filters, today, words.timeZone);
  const { data: names = new Map<string, string>() } = useQuery({ queryKey: keys.staffNames, queryFn: readStaffNames });
  const rows = useCursorRows<AuditLine, AuditPlace>({
    queryKey: keys.audit(view, area, action),
    read: (place) =>
      readAudit(
        view,
        place,
        ({ subject, action: done }) => (!area || areaOf(subject) === area) && (!action || done === action),
      ),
    pages: table.view.pages,
    onPages: table.showPages,
    // People come here to see what they have just done.
    staleTime: 0,
  });
  const open = rows.rows?.find((line) => idOf(line) === table.view.open);
  return (
    <>
      <StaffTable
        label="Audit entries"
        {...{ table, rows }}
        columns={columnsOf(names, words, today)}
        rowId={idOf}
        filters={<TableFilters table={table} filters={filtersOf(names, today, record)} />}
        csvName="audit.csv"
        empty={{ title: 'Nothing yet today', text: 'Choose an earlier day to see what was done then.' }}
      />
      {open && <AuditDrawer line={open} {...{ names, words, today }} onClose={table.close} />}
    </>
  );
}
