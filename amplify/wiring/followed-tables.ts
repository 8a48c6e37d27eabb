import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Function as Lambda, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';

/** The models whose changes have effects: `areas/effects/rules.ts` has a rule for each. */
export const FOLLOWED_MODELS = [
  'Appointment',
  'WaitingEntry',
  'TimeBlock',
  'Customer',
  'Vehicle',
  'StaffMember',
  'Technician',
  'ShopSettings',
  'Service',
  'Bay',
] as const;

const KEPT_DAYS = 90;

/**
 * Where batches end that the function could not even look at: out of time or memory, or not starting at all. A bucket,
 * because only there they keep their whole content. What the function itself gives up on it parks in a table.
 */
export function failedBatchesBucket(stack: Stack, keepsRecords: boolean): Bucket {
  return new Bucket(stack, 'FailedBatches', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ id: 'old-batches', expiration: Duration.days(KEPT_DAYS) }],
    removalPolicy: keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

const BATCH_SIZE = 25;

/** Delivers every change of these tables to a function; nothing depends on their order. */
export function followTables(
  lambda: IFunction & Pick<Lambda, 'addEventSourceMapping'>,
  tables: Readonly<Record<string, ITable>>,
  failed: Bucket,
): void {
  for (const [model, { tableStreamArn: eventSourceArn }] of Object.entries(tables)) {
    if (eventSourceArn === undefined) throw new Error(`The table ${model} has no stream`);
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [eventSourceArn],
      }),
    );
    lambda.addEventSourceMapping(`${model}Stream`, {
      eventSourceArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: failed.bucketArn }) },
    });
  }
  // Lambda writes there in the function's name, and looks first whether the bucket is there.
  lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [failed.arnForObjects('aws/lambda/*')] }),
  );
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [failed.bucketArn] }));
}
