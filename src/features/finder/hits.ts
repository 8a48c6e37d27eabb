import { plainText } from '../../../domain/customers/customer';
import type { FoundCustomer } from '../../shared/customer-search/api/search-customers';

/** A page to go to, with its word. */
export interface FinderPage {
  readonly to: string;
  readonly word: string;
}

/** A search result: its name, a distinguishing detail, its kind, and its address. */
export interface Hit {
  readonly label: string;
  readonly contact: string;
  readonly kind: string;
  readonly to: string;
}

/** The pages whose name has a word that starts with the typed text; all of them without text. */
export function pageHits(pages: readonly FinderPage[], typed: string): Hit[] {
  const text = plainText(typed);
  if (text === '' && typed.trim() !== '') return [];
  return pages
    .filter(({ word }) => ` ${plainText(word)}`.includes(` ${text}`))
    .map(({ to, word }) => ({ to, label: word, contact: '', kind: 'Page' }));
}

const KIND_WORDS = { name: 'Customer', mail: 'Customer', phone: 'Customer', plate: 'Car' } as const;

export const customerHits = (found: readonly FoundCustomer[]): Hit[] =>
  found.map(({ customerId, label, contact, kind }) => ({
    label,
    contact,
    kind: KIND_WORDS[kind],
    to: `/staff/customers/${encodeURIComponent(customerId)}`,
  }));
