import { defineBackend, secret } from '@aws-amplify/backend';
import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { CfnFunctionConfiguration } from 'aws-cdk-lib/aws-appsync';
import { AttributeType, BillingMode, Table, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { auth } from './auth/resource';
import { READ_GUARDS, STAFF_CHECK, STAFF_READS, neededBy } from './wiring/guards';
import { LIVE_GUARD, LIVE_SUBSCRIPTION } from './wiring/live-guard';
import { FOLLOWED_MODELS, failedBatchesBucket, followTables } from './wiring/followed-tables';
import { data } from './data/resource';
import { readDeployment } from './wiring/deployment';
import { booking } from './areas/booking/resource';
import { customers } from './areas/customers/resource';
import { reminders } from './areas/booking/reminders/resource';
import { calendar } from './areas/calendar/resource';
import { shop } from './areas/shop/resource';
import { staff } from './areas/staff/resource';
import { effects } from './areas/effects/resource';
import { figures } from './areas/figures/resource';
import { upkeep } from './areas/booking/upkeep/resource';
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
  effects,
  figures,
  reminders,
  upkeep,
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
const checked: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(STAFF_READS).map(([name, permission]) => [name, neededBy(permission)])),
  [LIVE_SUBSCRIPTION]: LIVE_GUARD,
};
for (const [name, guard] of Object.entries(checked)) {
  const resolver = cfnResources.cfnResolvers[name];
  const steps = resolver?.pipelineConfig as { functions?: string[] } | undefined;
  if (resolver === undefined || steps?.functions === undefined) throw new Error(`${name} is no pipeline to check in`);
  resolver.pipelineConfig = {
    functions: [...steps.functions.slice(0, -1), staffCheck.attrFunctionId, ...steps.functions.slice(-1)],
  };
  resolver.requestMappingTemplate = guard + (resolver.requestMappingTemplate ?? '');
}

// --- Tables ------------------------------------------------------------------------------------------------------

for (const table of Object.values(cfnResources.amplifyDynamoDbTables)) {
  table.pointInTimeRecoveryEnabled = true;
  table.deletionProtectionEnabled = keepsRecords;
}
for (const model of ['Notice', 'LiveChange', 'WaitingEntry', 'VehicleFile']) {
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

const parked = new Table(dataStack, 'Parked', {
  partitionKey: { name: 'queue', type: AttributeType.STRING },
  sortKey: { name: 'parkedId', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: keepsRecords,
  removalPolicy: keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
});

// Every write goes through a function, so the API itself may only read; it writes nothing but live changes.
for (const [model, modelStack] of Object.entries(backend.data.resources.nestedStacks)) {
  if (model in tables) limitApiToTable(modelStack, model === 'LiveChange' ? ['PutItem'] : ['GetItem', 'Query']);
}

const tableOf = (name: TableName): ITable => {
  const table = { Claims: claims, Parked: parked }[name as string] ?? tables[name];
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

for (const functionName of ['booking', 'reminders'] as const) {
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

new Schedule(dataStack, 'FiguresEveryFiveMinutes', {
  schedule: ScheduleExpression.rate(Duration.minutes(5)),
  target: new LambdaInvoke(backend.figures.resources.lambda, { retryAttempts: 2 }),
});

new Schedule(dataStack, 'RedriveEveryFiveMinutes', {
  schedule: ScheduleExpression.rate(Duration.minutes(5)),
  target: new LambdaInvoke(backend.effects.resources.lambda, {
    retryAttempts: 2,
    input: ScheduleTargetInput.fromObject({ redrive: 'DUE' }),
  }),
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

// --- Effects: streams in; messages, audit, search, figures, live changes and tasks out -----------------------------

followTables(
  backend.effects.resources.lambda,
  Object.fromEntries(FOLLOWED_MODELS.map((model) => [model, tableOf(model)])),
  failedBatchesBucket(dataStack, keepsRecords),
);
backend.effects.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: ['appsync:GraphQL'],
    resources: [`${backend.data.resources.graphqlApi.arn}/types/Mutation/fields/createLiveChange`],
  }),
);
backend.effects.addEnvironment('GRAPHQL_URL', cfnResources.cfnGraphqlApi.attrGraphQlUrl);

for (const area of ['booking'] as const) {
  const { lambda } = backend[area].resources;
  backend.effects.resources.lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
  );
  backend.effects.addEnvironment(`${area.toUpperCase()}_FUNCTION`, lambda.functionName);
}

// --- Mail: who may send it ---------------------------------------------------------------------------------------

backend.reminders.addEnvironment('SITE_URL', deployment.siteUrl);
backend.reminders.addEnvironment('MAIL_FROM', deployment.mailFrom);
backend.reminders.resources.lambda.addToRolePolicy(
  new PolicyStatement({
    actions: ['ses:SendEmail', 'ses:SendRawEmail'],
    resources: [dataStack.formatArn({ service: 'ses', resource: 'identity', resourceName: deployment.mailIdentity })],
  }),
);
