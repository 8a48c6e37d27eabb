import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { rowsOf } from '../../amplify/kernel/permission-rows';

/** Every operation of the API, once for each permission it can require. */
export const OPERATION_ROWS = rowsOf(AREA_OPERATIONS);
