import { bookingAccess } from '../areas/booking/access';
import { calendarAccess } from '../areas/calendar/access';
import { customerAccess } from '../areas/customers/access';
import { effectAccess } from '../areas/effects/access';
import { figureAccess } from '../areas/figures/access';
import { outgoingAccess } from '../areas/outgoing/access';
import { shopAccess } from '../areas/shop/access';
import { staffAccess } from '../areas/staff/access';
import { vehicleAccess } from '../areas/vehicles/access';
import type { FunctionAccess } from './table-access';

const ALL = {
  ...bookingAccess,
  ...calendarAccess,
  ...shopAccess,
  ...staffAccess,
  ...customerAccess,
  ...vehicleAccess,
  ...effectAccess,
  ...figureAccess,
  ...outgoingAccess,
};

export type FunctionName = keyof typeof ALL;

/**
 * Which function may do what with which table: all of it, as each area says in its `access.ts`. A function gets the
 * name of a table (as `<TABLE>_TABLE` in its environment) only where it is listed there. A test checks the synthesised
 * policies against this.
 */
export const FUNCTION_ACCESS: Readonly<Record<FunctionName, FunctionAccess>> = ALL;
