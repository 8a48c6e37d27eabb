import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { TableName } from './function-access';
import type { Workbay } from './parts';
import type { TableOf } from './tables';

interface Following {
  readonly table: TableName;
  readonly by: 'appointmentEvents' | 'registerEvents' | 'staffEvents';
  readonly parked: Queue;
}

/** Streams in, mail, live changes and search terms out. */
export function wireStreams(backend: Workbay, tableOf: TableOf): void {
  const { cfnResources, graphqlApi } = backend.data.resources;
  const parkingFor = (events: string) =>
    new Queue(Stack.of(graphqlApi), `Parked${events}Events`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });

  follow(backend, tableOf, { table: 'Appointment', by: 'appointmentEvents', parked: parkingFor('Appointment') });
  const parkedRegisterEvents = parkingFor('Register');
  follow(backend, tableOf, { table: 'Customer', by: 'registerEvents', parked: parkedRegisterEvents });
  follow(backend, tableOf, { table: 'Vehicle', by: 'registerEvents', parked: parkedRegisterEvents });
  follow(backend, tableOf, { table: 'StaffMember', by: 'staffEvents', parked: parkingFor('Staff') });

  backend.appointmentEvents.resources.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['appsync:GraphQL'],
      resources: [`${graphqlApi.arn}/types/Mutation/fields/createLiveChange`],
    }),
  );
  backend.appointmentEvents.addEnvironment('GRAPHQL_URL', cfnResources.cfnGraphqlApi.attrGraphQlUrl);
}

/** Delivers every change of a table to a function, in order by record; what keeps failing is parked. */
function follow(backend: Workbay, tableOf: TableOf, { table, by, parked }: Following): void {
  const streamArn = tableOf(table).tableStreamArn;
  if (streamArn === undefined) throw new Error(`The table ${table} has no stream`);
  const { lambda } = backend[by].resources;
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [streamArn],
    }),
  );
  lambda.addEventSourceMapping(`${table}Stream`, {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: by === 'registerEvents' ? 50 : 10,
    retryAttempts: 5,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(parked),
  });
}
