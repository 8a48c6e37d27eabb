import type { TableColumn } from '../../components/staff/table/table-column';
import type { TableSpec } from '../../components/staff/table/table-address';
import type { RegisterEntry } from './hooks/use-register';
import { dateText } from './words';
import styles from './components/customers.module.css';

export const REGISTER_TABLE: TableSpec = {
  id: 'customers',
  columns: ['phone', 'email', 'address', 'city', 'since'],
  extraColumns: ['address'],
  sorts: ['name'],
  filters: ['find'],
};

/** A link to call. */
export const callable = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;
/** A link to write an email. */
export const writable = (email: string) => `mailto:${encodeURIComponent(email).replace('%40', '@')}`;

const nameOf = ({ name, email, phone }: RegisterEntry) => name || email || phone || 'Without a name';

/** The columns of the register. A customer who was found by their car shows its plate. */
export const registerColumns = (locale: string): readonly TableColumn<RegisterEntry>[] => [
  {
    id: 'name',
    header: 'Name',
    isName: true,
    sort: { up: 'A to Z', down: 'Z to A' },
    text: nameOf,
    cell: (line) => (
      <>
        <bdi>{nameOf(line)}</bdi>
        {line.found?.kind === 'plate' && <bdi className={styles.foundPlate}>{line.found.label}</bdi>}
      </>
    ),
  },
  {
    id: 'phone',
    header: 'Phone',
    width: '160px',
    text: ({ phone }) => phone,
    cell: ({ phone }) =>
      phone && (
        <a href={callable(phone)}>
          <bdi>{phone}</bdi>
        </a>
      ),
  },
  {
    id: 'email',
    header: 'Email',
    width: '26%',
    text: ({ email }) => email,
    cell: ({ email }) =>
      email && (
        <a href={writable(email)}>
          <bdi>{email}</bdi>
        </a>
      ),
  },
  {
    id: 'address',
    header: 'Street',
    isWide: true,
    text: ({ street, postcode }) => [street, postcode].filter(Boolean).join(', '),
  },
  { id: 'city', header: 'City', width: '14%', isWide: true, text: ({ city }) => city },
  {
    id: 'since',
    header: 'Customer since',
    width: '150px',
    isUnclear: true,
    isWide: true,
    text: ({ createdAt }) => (createdAt === '' ? '' : dateText(createdAt.slice(0, 10), locale)),
  },
];
