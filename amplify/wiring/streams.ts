import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Deployment } from './deployment';
import type { TableName } from './table-access';
import type { Workbay } from './parts';
import type { TableOf } from './tables';
import { FOLLOWED_MODELS } from './followed-tables';

/** How long a failed batch waits to be sent again. */
const PARKED_DAYS = 60;

interface Following {
  readonly table: TableName;
  readonly by: 'effects' | 'delivery';
  readonly batchSize: number;
}

/** Which function follows the changes of which table. */
const FOLLOWED: readonly Following[] = [
  ...FOLLOWED_MODELS.map((table): Following => ({ table, by: 'effects', batchSize: 25 })),
  { table: 'Outbox', by: 'delivery', batchSize: 25 },
];

/** Streams in; messages, audit, search, figures, live changes and tasks out. */
export function wireStreams(backend: Workbay, tableOf: TableOf, deployment: Deployment): void {
  const { cfnResources, graphqlApi } = backend.data.resources;
  const parked = parkingBucket(backend, deployment);
  for (const following of FOLLOWED) follow(backend, { ...following, tableOf, parked });

  backend.effects.resources.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['appsync:GraphQL'],
      resources: [`${graphqlApi.arn}/types/Mutation/fields/createLiveChange`],
    }),
  );
  backend.addOutput({ custom: { effectsFunction: backend.effects.resources.lambda.functionName } });
  backend.effects.addEnvironment('GRAPHQL_URL', cfnResources.cfnGraphqlApi.attrGraphQlUrl);
  for (const area of WITH_TASKS) offerTasks(backend, area);
}

/** Areas whose function does work that follows from changes. */
const WITH_TASKS = ['booking'] as const;

function offerTasks({ effects, ...areas }: Workbay, area: (typeof WITH_TASKS)[number]): void {
  const { lambda } = areas[area].resources;
  effects.resources.lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
  );
  effects.addEnvironment(`${area.toUpperCase()}_FUNCTION`, lambda.functionName);
}

/**
 * Where events wait that failed too often. In a bucket, because Lambda writes the whole event there; a queue would only
 * get its position in the stream, which forgets after a day. In the files stack, which refers to no other.
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

/** Delivers every change to a table to a function, in order per record; what keeps failing is parked. */
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
