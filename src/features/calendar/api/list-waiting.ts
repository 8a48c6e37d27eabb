import { type WaitingRow, listWaitingEntries } from '../../../../amplify/areas/booking/operations';
import { readPage } from '../../../lib/api';

/** The waiting list, in the order of days and of joining. */
export const listWaiting = async (): Promise<readonly WaitingRow[]> => (await readPage(listWaitingEntries, {})).rows;
