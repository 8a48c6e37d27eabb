import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Deployment } from './deployment';
import type { TableName } from './function-access';
import type { Workbay } from './parts';
import type { TableOf } from './tables';

/** How long a failed event waits to be sent again. Claims of effects live longer, so that none is carried out twice. */
const PARKED_DAYS = 60;

interface Following {
  readonly table: TableName;
  readonly by: 'appointmentEvents' | 'registerEvents' | 'staffEvents' | 'delivery';
  readonly batchSize: number;
}

/** Which function hears of the changes of which table. */
const FOLLOWED: readonly Following[] = [
  { table: 'Appointment', by: 'appointmentEvents', batchSize: 10 },
  { table: 'Customer', by: 'registerEvents', batchSize: 50 },
  { table: 'Vehicle', by: 'registerEvents', batchSize: 50 },
  { table: 'StaffMember', by: 'staffEvents', batchSize: 10 },
  { table: 'Outbox', by: 'delivery', batchSize: 25 },
];

/** Streams in, mail, live changes and search terms out. */
export function wireStreams(backend: Workbay, tableOf: TableOf, deployment: Deployment): void {
  const { cfnResources, graphqlApi } = backend.data.resources;
  const parked = parkingBucket(backend, deployment);
  for (const following of FOLLOWED) follow(backend, { ...following, tableOf, parked });

  backend.appointmentEvents.resources.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['appsync:GraphQL'],
      resources: [`${graphqlApi.arn}/types/Mutation/fields/createLiveChange`],
    }),
  );
  backend.appointmentEvents.addEnvironment('GRAPHQL_URL', cfnResources.cfnGraphqlApi.attrGraphQlUrl);
}

/**
 * Where events wait that failed too often. In a bucket, as Lambda writes the whole event there; a queue would get its
 * position in the stream, which forgets after a day. In the stack of the files, which refers to no other.
 */
function parkingBucket(backend: Workbay, { isKept }: Deployment): Bucket {
  const bucket = new Bucket(backend.storage.stack, 'ParkedEvents', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [{ id: 'given-up', expiration: Duration.days(PARKED_DAYS) }],
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    autoDeleteObjects: !isKept,
  });
  backend.addOutput({ custom: { parkedEventsBucket: bucket.bucketName } });
  return bucket;
}

/** Delivers every change of a table to a function, in order by record; what keeps failing is parked. */
function follow(
  backend: Workbay,
  { table, by, batchSize, tableOf, parked }: Following & { readonly tableOf: TableOf; readonly parked: IBucket },
): void {
  const streamArn = tableOf(table).tableStreamArn;
  if (streamArn === undefined) throw new Error(`The table ${table} has no stream`);
  const { lambda } = backend[by].resources;
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [streamArn],
    }),
  );
  lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [parked.arnForObjects('aws/lambda/*')] }),
  );
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [parked.bucketArn] }));
  lambda.addEventSourceMapping(`${table}Stream`, {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    retryAttempts: 5,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: parked.bucketArn }) },
  });
}
