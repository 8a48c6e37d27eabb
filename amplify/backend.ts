import { defineBackend, secret } from '@aws-amplify/backend';
import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { CfnFunctionConfiguration } from 'aws-cdk-lib/aws-appsync';
import { AttributeType, BillingMode, Table, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { auth } from './auth/resource';
import { READ_GUARDS, STAFF_CHECK, STAFF_READS, neededBy } from './wiring/guards';
import { data } from './data/resource';
import { readDeployment } from './wiring/deployment';
import { appointmentEvents } from './areas/booking/appointment-events/resource';
import { booking } from './areas/booking/resource';
import { customers } from './areas/customers/resource';
import { registerEvents } from './areas/customers/register-events/resource';
import { reminders } from './areas/booking/reminders/resource';
import { delivery } from './areas/outgoing/delivery/resource';
import { mailEvents } from './areas/outgoing/mail-events/resource';
import { outgoing } from './areas/outgoing/resource';
import { calendar } from './areas/calendar/resource';
import { shop } from './areas/shop/resource';
import { staff } from './areas/staff/resource';
import { staffEvents } from './areas/staff/staff-events/resource';
import { upkeep } from './areas/booking/upkeep/resource';
import { wireMail } from './wiring/mail';
import { FUNCTION_ACCESS, type FunctionName, type TableName } from './wiring/function-access';
import { grantTableAccess, limitApiToTable, tableVariable, type TableAccess } from './wiring/table-access';
import { PENDING_FILES, VEHICLE_FILES, storage } from './storage/resource';

/** The whole backend. Exported for the security check, which adds its rules to the same stacks. */
export const backend = defineBackend({
  auth,
  data,
  storage,
  booking,
  calendar,
  shop,
  staff,
  customers,
  appointmentEvents,
  registerEvents,
  staffEvents,
  reminders,
  upkeep,
  outgoing,
  delivery,
  mailEvents,
});
const deployment = readDeployment(process.env);
const keepsRecords = backend.stack.node.tryGetContext('amplify-backend-type') === 'branch';
const dataStack = Stack.of(backend.data.resources.graphqlApi);
const { cfnResources, tables } = backend.data.resources;

// --- Sign-in -----------------------------------------------------------------------------------------------------

const FIRST_PASSWORD_DAYS = 3;
backend.auth.resources.cfnResources.cfnUserPool.policies = {
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
    temporaryPasswordValidityDays: FIRST_PASSWORD_DAYS,
  },
};

backend.auth.resources.cfnResources.cfnUserPool.adminCreateUserConfig = {
  inviteMessageTemplate: {
    emailSubject: 'Your sign-in at the workshop',
    emailMessage: `You work with Workbay from now on. Sign in at ${deployment.siteUrl}/sign-in as {username} within ${String(FIRST_PASSWORD_DAYS)} days. You choose a password of your own then; this one works once: {####}`,
  },
};

// The site signs people in by its own form, with SRP. There are no hosted pages, so nothing may be redirected anywhere,
// and of themselves people write what they are asked for: an address, which counts once it is proven, and a name.
const { cfnUserPoolClient } = backend.auth.resources.cfnResources;
cfnUserPoolClient.addPropertyOverride('AllowedOAuthFlowsUserPoolClient', false);
for (const name of ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs']) {
  cfnUserPoolClient.addPropertyDeletionOverride(name);
}
cfnUserPoolClient.explicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
cfnUserPoolClient.writeAttributes = ['email', 'name'];

// Files travel by presigned links and calls by user pool token or API key, so nobody needs AWS credentials of their own.
backend.auth.resources.cfnResources.cfnIdentityPool.allowUnauthenticatedIdentities = false;

// --- API limits and guards ---------------------------------------------------------------------------------------

// The same everywhere, so that what is refused in production is refused on a laptop too.
cfnResources.cfnGraphqlApi.queryDepthLimit = 6;
cfnResources.cfnGraphqlApi.resolverCountLimit = 60;
cfnResources.cfnGraphqlApi.introspectionConfig = 'DISABLED';

for (const [name, guard] of Object.entries(READ_GUARDS)) {
  const resolver = cfnResources.cfnResolvers[name];
  if (resolver === undefined) throw new Error(`There is a guard for ${name}, but no such resolver`);
  resolver.requestMappingTemplate = guard + (resolver.requestMappingTemplate ?? '');
}

const staffStack = backend.data.resources.nestedStacks['StaffMember'];
if (staffStack === undefined) throw new Error('There is no stack for StaffMember');
const staffCheck = new CfnFunctionConfiguration(staffStack, 'StaffCheck', {
  apiId: backend.data.resources.graphqlApi.apiId,
  name: 'StaffCheck',
  dataSourceName: 'StaffMemberTable',
  functionVersion: '2018-05-29',
  requestMappingTemplate: STAFF_CHECK.request,
  responseMappingTemplate: STAFF_CHECK.response,
});
for (const [name, permission] of Object.entries(STAFF_READS)) {
  const resolver = cfnResources.cfnResolvers[name];
  const steps = resolver?.pipelineConfig as { functions?: string[] } | undefined;
  if (resolver === undefined || steps?.functions === undefined) throw new Error(`${name} is no pipeline to check in`);
  resolver.pipelineConfig = {
    functions: [...steps.functions.slice(0, -1), staffCheck.attrFunctionId, ...steps.functions.slice(-1)],
  };
  resolver.requestMappingTemplate = neededBy(permission) + (resolver.requestMappingTemplate ?? '');
}

// --- Tables ------------------------------------------------------------------------------------------------------

for (const table of Object.values(cfnResources.amplifyDynamoDbTables)) {
  table.pointInTimeRecoveryEnabled = true;
  table.deletionProtectionEnabled = keepsRecords;
}
for (const model of ['Notice', 'LiveChange', 'WaitingEntry', 'VehicleFile', 'Outbox', 'Suppression']) {
  const table = cfnResources.amplifyDynamoDbTables[model];
  if (table === undefined) throw new Error(`There is no table for ${model}`);
  table.timeToLiveAttribute = { attributeName: 'expiresAt', enabled: true };
}

const claims = new Table(dataStack, 'Claims', {
  partitionKey: { name: 'pk', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
  timeToLiveAttribute: 'expiresAt',
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: keepsRecords,
  removalPolicy: keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
});

// Every write goes through a function, so the API itself may only read; it writes nothing but live changes.
for (const [model, modelStack] of Object.entries(backend.data.resources.nestedStacks)) {
  if (model in tables) limitApiToTable(modelStack, model === 'LiveChange' ? ['PutItem'] : ['GetItem', 'Query']);
}

const tableOf = (name: TableName): ITable => {
  const table = name === 'Claims' ? claims : tables[name];
  if (table === undefined) throw new Error(`There is no table for ${name}`);
  return table;
};

// --- What each function may reach --------------------------------------------------------------------------------

for (const functionName of Object.keys(FUNCTION_ACCESS) as FunctionName[]) {
  const lambda = backend[functionName].resources.lambda;
  for (const [tableName, access] of Object.entries(FUNCTION_ACCESS[functionName]) as [TableName, TableAccess][]) {
    grantTableAccess(lambda, tableOf(tableName), access);
    backend[functionName].addEnvironment(tableVariable(tableName), tableOf(tableName).tableName);
  }
}

for (const functionName of ['booking', 'appointmentEvents', 'reminders', 'delivery', 'mailEvents'] as const) {
  backend[functionName].addEnvironment('MANAGE_LINK_SECRET', secret('MANAGE_LINK_SECRET'));
}
new Schedule(dataStack, 'UpkeepEveryDay', {
  schedule: ScheduleExpression.cron({ hour: '0', minute: '0', timeZone: TimeZone.ETC_UTC }),
  target: new LambdaInvoke(backend.upkeep.resources.lambda, { retryAttempts: 2 }),
});

new Schedule(dataStack, 'RemindersEveryQuarterHour', {
  schedule: ScheduleExpression.rate(Duration.minutes(15)),
  target: new LambdaInvoke(backend.reminders.resources.lambda, { retryAttempts: 2 }),
});

// --- People's sign-ins: who may change them ------------------------------------------------------------------------

backend.staff.addEnvironment('USER_POOL_ID', backend.auth.resources.userPool.userPoolId);
backend.staff.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: [
      'cognito-idp:AdminAddUserToGroup',
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminDeleteUser',
      'cognito-idp:AdminDisableUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminListGroupsForUser',
      'cognito-idp:AdminRemoveUserFromGroup',
      'cognito-idp:AdminSetUserMFAPreference',
      'cognito-idp:AdminUserGlobalSignOut',
    ],
    resources: [backend.auth.resources.userPool.userPoolArn],
  }),
);
backend.customers.addEnvironment('USER_POOL_ID', backend.auth.resources.userPool.userPoolId);
backend.customers.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: ['cognito-idp:AdminDeleteUser', 'cognito-idp:AdminListGroupsForUser'],
    resources: [backend.auth.resources.userPool.userPoolArn],
  }),
);

// --- Files: the site's pages put and get them by links, one function holds the keys --------------------------------

const { bucket } = backend.storage.resources;
const { cfnBucket } = backend.storage.resources.cfnResources;
cfnBucket.corsConfiguration = {
  corsRules: [
    {
      allowedOrigins: [deployment.siteUrl],
      allowedMethods: ['GET', 'HEAD', 'PUT'],
      allowedHeaders: ['content-type', 'if-none-match'],
      maxAge: 3000,
    },
  ],
};
cfnBucket.bucketEncryption = {
  serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
};
cfnBucket.publicAccessBlockConfiguration = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
cfnBucket.ownershipControls = { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] };
cfnBucket.lifecycleConfiguration = {
  rules: [
    { id: 'unfinished-parts', status: 'Enabled', abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } },
    { id: 'never-finished', status: 'Enabled', prefix: PENDING_FILES, expirationInDays: 1 },
  ],
};
backend.customers.addEnvironment('FILES_BUCKET', bucket.bucketName);
backend.customers.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
    resources: [bucket.arnForObjects(`${VEHICLE_FILES}*`)],
  }),
);

// --- Events: streams in, mail, live changes and search terms out ---------------------------------------------------

/** Delivers every change of a table to a function, in order by record; what keeps failing is parked. */
function follow(
  tableName: TableName,
  functionName: 'appointmentEvents' | 'registerEvents' | 'staffEvents' | 'delivery',
  parked: Queue,
): void {
  const streamArn = tableOf(tableName).tableStreamArn;
  if (streamArn === undefined) throw new Error(`The table ${tableName} has no stream`);
  const { lambda } = backend[functionName].resources;
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [streamArn],
    }),
  );
  lambda.addEventSourceMapping(`${tableName}Stream`, {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: functionName === 'registerEvents' ? 50 : 10,
    retryAttempts: 5,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(parked),
  });
}

const parkingFor = (events: string) =>
  new Queue(dataStack, `Parked${events}Events`, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

follow('Appointment', 'appointmentEvents', parkingFor('Appointment'));
const parkedRegisterEvents = parkingFor('Register');
follow('Customer', 'registerEvents', parkedRegisterEvents);
follow('Vehicle', 'registerEvents', parkedRegisterEvents);
follow('StaffMember', 'staffEvents', parkingFor('Staff'));
follow('Outbox', 'delivery', parkingFor('Outbox'));

backend.appointmentEvents.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: ['appsync:GraphQL'],
    resources: [`${backend.data.resources.graphqlApi.arn}/types/Mutation/fields/createLiveChange`],
  }),
);
backend.appointmentEvents.addEnvironment('GRAPHQL_URL', cfnResources.cfnGraphqlApi.attrGraphQlUrl);

// --- Mail: one function sends it, another hears what became of it -------------------------------------------------

wireMail(
  { delivery: backend.delivery, mailEvents: backend.mailEvents, outgoing: backend.outgoing },
  deployment,
  parkingFor('Mail'),
);
