import { type WaitingRow, listWaitingEntries } from '../../../../amplify/areas/booking/operations';
import { readPage } from '../../../lib/api';

/** The waiting list, ordered by day, then by joining. */
export const listWaiting = async (): Promise<readonly WaitingRow[]> => (await readPage(listWaitingEntries, {})).rows;
