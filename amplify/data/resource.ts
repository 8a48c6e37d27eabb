import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { bookingModels } from '../areas/booking/models';
import { customerModels } from '../areas/customers/models';
import { enums } from './enums';
import { figureModels } from '../areas/figures/models';
import { noticeModels } from '../areas/notices/models';
import { outgoingModels } from '../areas/outgoing/models';
import { shopModels } from '../areas/shop/models';
import { bookingOperations } from '../areas/booking/api';
import { commandResultTypes } from './command-result';
import { customerOperations } from '../areas/customers/api';
import { scheduleOperations } from '../areas/calendar/api';
import { shopOperations } from '../areas/shop/api';
import { staffOperations } from '../areas/staff/api';

const schema = a.schema({
  ...enums,
  ...shopModels,
  ...customerModels,
  ...bookingModels,
  ...noticeModels,
  ...outgoingModels,
  ...figureModels,
  ...commandResultTypes,
  ...bookingOperations,
  ...scheduleOperations,
  ...shopOperations,
  ...staffOperations,
  ...customerOperations,
});

/**
 * The API's types, for `generateClient<Schema>()` in the browser.
 * @public
 */
export type Schema = ClientSchema<typeof schema>;

/**
 * The GraphQL API and its tables. Clients read through the generated queries; every write is an operation answered
 * by a function. Signed-in calls are the default; the API key serves public reads and guest bookings only.
 */
export const data = defineData({
  schema,
  authorizationModes: {
    defaultAuthorizationMode: 'userPool',
    apiKeyAuthorizationMode: { description: 'Public pages: reads and guest bookings', expiresInDays: 365 },
  },
  logging: { fieldLogLevel: 'error', excludeVerboseContent: true, retention: '1 month' },
});
