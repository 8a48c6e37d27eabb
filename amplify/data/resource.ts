import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { bookingModels } from './models/booking';
import { customerModels } from './models/customer';
import { enums } from './models/enums';
import { notificationModels } from './models/notification';
import { shopModels } from './models/shop';
import { bookingOperations } from './operations/booking';
import { commandResultTypes } from './operations/command-result';
import { customerOperations } from './operations/customers';
import { scheduleOperations } from './operations/schedule';
import { shopOperations } from './operations/shop';
import { staffOperations } from './operations/staff';

const schema = a.schema({
  ...enums,
  ...shopModels,
  ...customerModels,
  ...bookingModels,
  ...notificationModels,
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
