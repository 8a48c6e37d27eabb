import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { AREA_OPERATIONS } from '../areas/all-operations';
import { auditModels } from '../areas/audit/models';
import { bookingModels } from '../areas/booking/models';
import { booking } from '../areas/booking/resource';
import { calendarModels } from '../areas/calendar/models';
import { calendar } from '../areas/calendar/resource';
import { customerModels } from '../areas/customers/models';
import { customers } from '../areas/customers/resource';
import { figureModels } from '../areas/figures/models';
import { outgoingModels } from '../areas/outgoing/models';
import { outgoing } from '../areas/outgoing/resource';
import { noticeModels } from '../areas/notices/models';
import { shopModels } from '../areas/shop/models';
import { shop } from '../areas/shop/resource';
import { staffModels } from '../areas/staff/models';
import { staff } from '../areas/staff/resource';
import { vehicleModels } from '../areas/vehicles/models';
import { vehicles } from '../areas/vehicles/resource';
import { commandResultTypes } from './command-result';
import { derivedApi } from './derived-api';
import { enums } from './enums';

const models = {
  ...shopModels,
  ...customerModels,
  ...vehicleModels,
  ...bookingModels,
  ...calendarModels,
  ...staffModels,
  ...auditModels,
  ...noticeModels,
  ...outgoingModels,
  ...figureModels,
};

const schema = a.schema({ ...enums, ...models, ...commandResultTypes, ...derivedApi(AREA_OPERATIONS) });

/**
 * The API's types, for `generateClient<Schema>()` in the browser.
 * @public
 */
export type Schema = ClientSchema<typeof schema>;

/**
 * The GraphQL API and its tables. Clients read through the generated queries; every write is an operation answered by
 * the function of its area, and all operations of an area share one data source. Signed-in calls are the default; the
 * API key serves public reads and guest bookings only.
 */
export const data = defineData({
  schema,
  functions: { booking, calendar, customers, outgoing, shop, staff, vehicles },
  authorizationModes: {
    defaultAuthorizationMode: 'userPool',
    apiKeyAuthorizationMode: { description: 'Public pages: reads and guest bookings', expiresInDays: 365 },
  },
  logging: { fieldLogLevel: 'error', excludeVerboseContent: true, retention: '1 month' },
});
