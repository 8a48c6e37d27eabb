import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { rowsOf } from '../../amplify/kernel/permission-rows';

/** Every operation of the API, and every way of calling one that asks for another permission. */
export const OPERATION_ROWS = rowsOf(AREA_OPERATIONS);
