import { type CustomerDetails, plainText } from './customer';
import { sameNumberKey } from './search-terms';

type Named = Pick<CustomerDetails, 'name' | 'phone'>;

const isSame = (one: string, other: string): boolean => one !== '' && one === other;

const numberOf = (phone: string): string => sameNumberKey(phone)?.prefix ?? '';

/**
 * Do two records with the same address mean one person? Yes if they have the same name, however it is written, or the
 * same number. An address alone proves a mailbox, which couples and companies share.
 */
export const namesSamePerson = (one: Named, other: Named): boolean =>
  isSame(plainText(one.name), plainText(other.name)) || isSame(numberOf(one.phone), numberOf(other.phone));
