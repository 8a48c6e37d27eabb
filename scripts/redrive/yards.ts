import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Parking } from '../../local/dispatch/parking';
import { REGION } from '../../local/synth/physical';
import type { ParkedEvent, Yard } from './redrive';

interface BucketYard {
  readonly bucket: string;
  readonly region: string;
  readonly effectsFunction: string;
}

/**
 * The bucket of a deployment. The caller's own AWS credentials must let them list, read and delete there, and invoke.
 */
export function bucketYard({ bucket, region, effectsFunction }: BucketYard): Yard {
  const s3 = new S3Client({ region });
  return {
    effectsFunction,
    list: async () => {
      const parked: ParkedEvent[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: 'aws/' })) {
        for (const { Key: key = '' } of Contents) {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
          parked.push({ key, body: (await Body?.transformToString()) ?? '' });
        }
      }
      return parked;
    },
    invoke: invokeBy({ region }),
    remove: async (key) => void (await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))),
  };
}

/** What was parked on this machine, and the functions of the cloud that runs here. */
export function localYard({ parking, endpoint }: { parking: Parking; endpoint: string }): Yard {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    effectsFunction: 'effects',
    list: () => Promise.resolve(parking.list()),
    invoke: invokeBy({ region: REGION, endpoint, credentials }),
    remove: (key) => Promise.resolve(parking.remove(key)),
  };
}

function invokeBy(config: LambdaClientConfig): Yard['invoke'] {
  const lambda = new LambdaClient(config);
  return async (functionArn, event) => {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(event) }),
    );
    const answer = JSON.parse(Payload?.transformToString() || 'null') as { readonly errorMessage?: string } | null;
    if (FunctionError !== undefined) throw new Error(answer?.errorMessage ?? FunctionError);
    return answer;
  };
}
