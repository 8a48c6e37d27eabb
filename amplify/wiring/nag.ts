/**
 * Synthesises the same backend with the AWS Solutions rules of cdk-nag switched on (`npx tsx scripts/synth.ts --nag`).
 * The rules write their findings next to the templates; none of this is part of a deployment.
 */
import { Aspects, CfnResource } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagSuppressions } from 'cdk-nag';
import { backend } from '../backend';
import { SUPPRESSIONS } from './suppressions';

const root = `${backend.stack.node.path}/`;

for (const node of backend.stack.node.findAll()) {
  if (!CfnResource.isCfnResource(node)) continue;
  const path = node.node.path.slice(root.length);
  const accepted = SUPPRESSIONS.filter(({ where }) => where.test(path));
  NagSuppressions.addResourceSuppressions(
    node,
    accepted.map(({ rule, reason }) => ({ id: rule, reason })),
  );
}
Aspects.of(backend.stack).add(new AwsSolutionsChecks());
