import type { Operations } from '../kernel/declare';
import * as audit from './audit/operations';
import * as booking from './booking/operations';
import * as calendar from './calendar/operations';
import * as customers from './customers/operations';
import * as notices from './notices/operations';
import * as outgoing from './outgoing/operations';
import * as shop from './shop/operations';
import * as staff from './staff/operations';
import * as vehicles from './vehicles/operations';

/**
 * Every operation of the API, by area. An area with commands has a function of the same name. The schema, the guards of
 * reads, the permission table, the throttles, the site's documents and the lists that tests walk all come from here.
 */
export const AREA_OPERATIONS = {
  shop,
  customers,
  vehicles,
  booking,
  calendar,
  staff,
  audit,
  notices,
  outgoing,
} as const satisfies Readonly<Record<string, Operations>>;
