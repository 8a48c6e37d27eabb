import { listSearchTerms } from '../../../../amplify/areas/customers/operations';
import { type TermKind, searchKeysOf } from '../../../../domain/customers/search-terms';
import { readPage } from '../../../lib/api';

/** A customer who was found, and by what. */
export interface FoundCustomer {
  readonly customerId: string;
  readonly label: string;
  /** What distinguishes two of one name; empty if nothing does. */
  readonly contact: string;
  readonly kind: TermKind;
}

const MOST = 12;

/** As many as this may not be all: one way of looking answers no more. */
export const PERHAPS_MORE = 8;

/** Customers by part of a name, an email address, a phone number or a plate; each once. */
export async function searchCustomers(typed: string): Promise<FoundCustomer[]> {
  const pages = await Promise.all(
    searchKeysOf(typed).map(async ({ kind, bucket, prefix }) => {
      const { rows } = await readPage(listSearchTerms, { bucket, term: { beginsWith: prefix }, limit: PERHAPS_MORE });
      return rows.map(({ customerId, label, contact }) => ({
        ...{ customerId, label: label ?? '', contact: contact ?? '', kind },
      }));
    }),
  );
  const found = new Map<string, FoundCustomer>();
  for (const one of pages.flat()) if (!found.has(one.customerId)) found.set(one.customerId, one);
  return [...found.values()].slice(0, MOST);
}
