import { beforeAll, describe, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { type Placed, resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, type Variant, synthesise } from '../../local/synth/synth';

let synth: SynthOutput;
let variants: Readonly<Record<Variant, SynthOutput>>;

beforeAll(async () => {
  synth = await synthesise();
  variants = { sandbox: synth, branch: await synthesise('branch'), preview: await synthesise('preview') };
}, 300_000);

const bucketOfFiles = ({ root }: SynthOutput): Placed => {
  const [placed] = resourcesOf(root, 'AWS::S3::Bucket').filter(({ logicalId }) => /^workbayFiles/.test(logicalId));
  if (placed === undefined) throw new Error('There is no bucket');
  return placed;
};

describe('the bucket of files', () => {
  it('is private, encrypted, and answers only pages of the site', () => {
    const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
    expect(propertiesOf(bucketOfFiles(synth))).toMatchObject({
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
            ExposedHeaders: ['ETag'],
          },
        ],
      },
    });
  });

  it('answers a branch’s pages at both of its addresses', () => {
    const { CorsConfiguration } = propertiesOf<{ CorsConfiguration: { CorsRules: { AllowedOrigins: string[] }[] } }>(
      bucketOfFiles(variants.branch),
    );
    expect(CorsConfiguration.CorsRules.map(({ AllowedOrigins }) => AllowedOrigins)).toEqual([
      ['https://www.kerr-street.example', 'https://main.d1abcdefghij23.amplifyapp.com'],
    ]);
  });

  it('forgets after a day what was never finished, and after 35 what was overwritten or deleted', () => {
    expect(propertiesOf(bucketOfFiles(synth))).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          {
            ...{ ExpirationInDays: 1, Prefix: 'vehicle-files/pending/', Status: 'Enabled' },
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          },
          {
            ...{ ExpiredObjectDeleteMarker: true, Status: 'Enabled' },
            NoncurrentVersionExpiration: { NoncurrentDays: 35 },
          },
          {
            ...{ Prefix: 'vehicle-files/kept/', Status: 'Enabled' },
            Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 30 }],
          },
        ],
      },
    });
  });

  it.each([
    ['branch', 'Retain', false],
    ['preview', 'Delete', true],
    ['sandbox', 'Delete', true],
  ] as const)('of a %s: %s when the deployment goes, emptied before: %s', (variant, policy, isEmptied) => {
    const { resource, stack, logicalId } = bucketOfFiles(variants[variant]);
    expect([resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([policy, policy]);
    const emptied = resourcesOf(stack, 'Custom::S3AutoDeleteObjects').filter(
      (placed) => (placed.resource.Properties?.BucketName as { Ref?: string }).Ref === logicalId,
    );
    expect(emptied).toHaveLength(isEmptied ? 1 : 0);
  });

  it('takes no request that is not encrypted in transit', () => {
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
