import { beforeAll, describe, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';

let synth: SynthOutput;

beforeAll(async () => {
  synth = await synthesise();
});

describe('the bucket of files', () => {
  const bucketOfFiles = () => {
    const [placed] = resourcesOf(synth.root, 'AWS::S3::Bucket').filter(({ logicalId }) =>
      /^workbayFiles/.test(logicalId),
    );
    if (placed === undefined) throw new Error('There is no bucket');
    return placed;
  };

  it('is private, encrypted, and answers pages of the site only', () => {
    const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
    expect(propertiesOf(bucketOfFiles())).toMatchObject({
      PublicAccessBlockConfiguration: all,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedOrigins: ['http://127.0.0.1:5173'],
            AllowedMethods: ['GET', 'HEAD', 'PUT'],
            AllowedHeaders: ['content-type', 'if-none-match'],
          },
        ],
      },
    });
  });

  it('forgets after a day what was never finished', () => {
    expect(propertiesOf(bucketOfFiles())).toMatchObject({
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          { ExpirationInDays: 1, Prefix: 'vehicle-files/pending/', Status: 'Enabled' },
        ],
      },
    });
  });

  it('takes no request that is not encrypted on its way', () => {
    const policies = resourcesOf(synth.root, 'AWS::S3::BucketPolicy').filter(({ logicalId }) =>
      /^workbayFiles/.test(logicalId),
    );
    const [policy] = policies.map((placed) => propertiesOf<{ PolicyDocument: { Statement: object[] } }>(placed));
    expect(policy?.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
    const allowed = policy?.PolicyDocument.Statement.filter((one) => 'Effect' in one && one.Effect === 'Allow') ?? [];
    expect(JSON.stringify(allowed)).not.toContain('"Principal":"*"');
  });
});
