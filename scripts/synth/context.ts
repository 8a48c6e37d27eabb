/** What the CDK is told when the backend is synthesised without an account; a template that it finds faulty is an error. */
export const SYNTH_CONTEXT = {
  'amplify-backend-namespace': 'workbay',
  'amplify-backend-name': 'local',
  'amplify-backend-type': 'sandbox',
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};
