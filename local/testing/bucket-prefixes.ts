import { nameOf, propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

interface PolicyProperties {
  readonly PolicyDocument: { readonly Statement: readonly { readonly Resource: string | readonly string[] }[] };
}

/** Amplify's and CDK's own buckets hold the code of the deployment. */
const OF_THE_TOOLS = /codegenassets|introspectionschema|^cdk-/;

/**
 * The prefixes that can have objects in the deployment's own buckets: those granted to roles, because nothing is written
 * without a grant. Without the star, so `photos/*` is `photos/`.
 */
export function bucketPrefixes(synth: SynthOutput): string[] {
  const buckets = resourcesOf(synth.root, 'AWS::S3::Bucket').map((placed) => nameOf(placed));
  const own = new Set(buckets.filter((name) => name !== undefined && !OF_THE_TOOLS.test(name)));
  const granted = resourcesOf(synth.root, 'AWS::IAM::Policy')
    .flatMap((placed) => propertiesOf<PolicyProperties>(placed).PolicyDocument.Statement)
    .flatMap(({ Resource }) => Resource)
    .flatMap((arn) => {
      const [, bucket = '', path] = /^arn:aws:s3:::([^/]+)\/(.*)$/.exec(arn) ?? [];
      return own.has(bucket) && path !== undefined ? [path.replace(/\*$/, '')] : [];
    });
  return [...new Set(granted)].sort();
}
