import { beforeAll, describe, expect, it } from 'vitest';
import { propertiesOf } from '../../local/synth/evaluate';
import { resourcesOf } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';
import { EFFECT_DAYS } from '../kernel/claims';

let synth: SynthOutput;
beforeAll(async () => {
  synth = await synthesise();
});

describe('events', () => {
  it('retry a failing change alone, then park all of it where it can be sent again', () => {
    const followed = resourcesOf(synth.root, 'AWS::Lambda::EventSourceMapping');
    expect(followed).toHaveLength(5);
    for (const one of followed) {
      expect(propertiesOf(one)).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        DestinationConfig: {
          OnFailure: { Destination: expect.stringMatching(/^arn:aws:s3:::.*parkedevents/) as string },
        },
      });
    }
  });

  it('are parked in a private bucket, for less time than what was carried out of them is remembered', () => {
    const [parked] = resourcesOf(synth.root, 'AWS::S3::Bucket').filter(({ logicalId }) => /^Parked/.test(logicalId));
    const bucket =
      parked && propertiesOf<{ LifecycleConfiguration: { Rules: { ExpirationInDays: number }[] } }>(parked);
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const days = bucket?.LifecycleConfiguration.Rules.map(({ ExpirationInDays }) => ExpirationInDays) ?? [];
    expect(days).toEqual([60]);
    expect(Math.max(...days)).toBeLessThan(EFFECT_DAYS);
    const policies = resourcesOf(synth.root, 'AWS::S3::BucketPolicy').filter(({ logicalId }) =>
      /^Parked/.test(logicalId),
    );
    expect(policies.map((policy) => propertiesOf(policy))).toEqual([
      expect.objectContaining({
        PolicyDocument: expect.objectContaining({
          Statement: expect.arrayContaining([
            expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]) as object[],
        }) as object,
      }),
    ]);
  });
});
