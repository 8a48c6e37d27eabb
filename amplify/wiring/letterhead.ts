import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Deployment } from './deployment';
import { contextOf } from './deployment';
import type { Workbay } from './parts';

/**
 * Where sign-in emails find the shop's name and colour: one parameter, in the stack of the user pool, which may refer
 * to no table. `shop` writes it when the settings are saved and `upkeep` every day; only the trigger reads it.
 */
export function wireLetterhead(backend: Workbay, { siteUrl }: Deployment): void {
  const { customMessage, shop, upkeep } = backend;
  const stack = Stack.of(customMessage.resources.lambda);
  const { type, name } = contextOf(backend.stack);
  const namespace = String(backend.stack.node.tryGetContext('amplify-backend-namespace'));
  // By name, not by reference: the functions of the data stack need not wait for it.
  const parameterName = `/workbay/${namespace}/${type}/${name}/letterhead`;
  new StringParameter(stack, 'Letterhead', { parameterName, stringValue: '{}' });
  const resource = stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: parameterName.slice(1) });

  customMessage.addEnvironment('SITE_URL', siteUrl);
  for (const [part, action] of [
    [customMessage, 'ssm:GetParameter'],
    [shop, 'ssm:PutParameter'],
    [upkeep, 'ssm:PutParameter'],
  ] as const) {
    part.addEnvironment('LETTERHEAD_PARAMETER', parameterName);
    part.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
}
