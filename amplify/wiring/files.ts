import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { PENDING_FILES, VEHICLE_FILES } from '../storage/resource';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** The bucket is private and encrypted: the site's pages put and get files by links, and one function holds the keys. */
export function wireFiles({ customers, storage }: Workbay, deployment: Deployment): void {
  const { bucket, cfnResources } = storage.resources;
  const { cfnBucket } = cfnResources;
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
  customers.addEnvironment('FILES_BUCKET', bucket.bucketName);
  customers.resources.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects(`${VEHICLE_FILES}*`)],
    }),
  );
}
