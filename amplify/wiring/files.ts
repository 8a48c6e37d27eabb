import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketAutoDeleteObjects } from 'aws-cdk-lib/aws-s3/mixins';
import { KEPT_FILES, PENDING_FILES, VEHICLE_FILES } from '../storage/resource';
import type { Deployment } from './deployment';
import type { Workbay } from './parts';

/** The functions that make links to files, and forget them. */
const HOLD_KEYS = ['customers', 'vehicles'] as const;

/** How long what was overwritten or deleted can be restored: as long as rows of tables. */
const RESTORABLE_DAYS = 35;

/** The bucket is private and encrypted: the site's pages put and get files by links, and two functions have access. */
export function wireFiles(backend: Workbay, deployment: Deployment): void {
  const { bucket, cfnResources } = backend.storage.resources;
  closeBucket(cfnResources.cfnBucket, deployment);
  keepFiles(cfnResources.cfnBucket, deployment);
  for (const functionName of HOLD_KEYS) {
    backend[functionName].addEnvironment('FILES_BUCKET', bucket.bucketName);
    backend[functionName].resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        resources: [bucket.arnForObjects(`${VEHICLE_FILES}*`)],
      }),
    );
  }
}

function closeBucket(cfnBucket: CfnBucket, { pageOrigins }: Deployment): void {
  cfnBucket.corsConfiguration = {
    corsRules: [
      {
        allowedOrigins: [...pageOrigins],
        allowedMethods: ['GET', 'HEAD', 'PUT'],
        allowedHeaders: ['content-type', 'if-none-match'],
        exposedHeaders: ['ETag'],
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
}

/** Files lost by mistake can be restored for a while, and files no one opens any more move to cheaper storage. */
function keepFiles(cfnBucket: CfnBucket, { isKept, isBranch }: Deployment): void {
  const enabled = { status: 'Enabled' };
  cfnBucket.versioningConfiguration = enabled;
  cfnBucket.lifecycleConfiguration = {
    rules: [
      { ...enabled, id: 'unfinished-parts', abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } },
      {
        ...enabled,
        ...{ id: 'never-finished', prefix: PENDING_FILES, expirationInDays: 1 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
      {
        ...enabled,
        ...{ id: 'gone-for-good', expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: RESTORABLE_DAYS },
      },
      {
        ...enabled,
        ...{ id: 'seldom-opened', prefix: KEPT_FILES },
        transitions: [{ storageClass: 'INTELLIGENT_TIERING', transitionInDays: 30 }],
      },
    ],
  };
  // The preview of a pull request is a branch to Amplify, which would keep its bucket. A sandbox's already goes.
  if (isKept || !isBranch) return;
  cfnBucket.applyRemovalPolicy(RemovalPolicy.DESTROY);
  new BucketAutoDeleteObjects().applyTo(cfnBucket);
}
