import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from './synth/evaluate';
import { REGION } from './synth/physical';
import type { PhysicalFacts } from './synth/physical';
import { PROJECT_ROOT } from './synth/synth';
import type { SynthOutput } from './synth/synth';

export interface LocalEndpoints {
  readonly graphql: string;
  readonly realtime: string;
  readonly dynamodb: string;
  readonly cognito: string;
  readonly ses: string;
  readonly s3: string;
  readonly lambda: string;
}

/** The shape of `amplify_outputs.json`; `custom.local` holds what only a laptop needs. */
export interface AmplifyOutputs {
  readonly version: string;
  readonly auth: Readonly<Record<string, unknown>> & {
    readonly user_pool_id: string;
    readonly user_pool_client_id: string;
  };
  readonly data: Readonly<Record<string, unknown>> & { readonly url: string; readonly api_key: string };
  readonly storage?: Readonly<Record<string, unknown>>;
  readonly custom: { readonly local: { readonly userPoolEndpoint: string; readonly endpoints: LocalEndpoints } };
}

/** The folder-of-assets file that Amplify's own `amplify_outputs.json` inlines for `generateClient`. */
function modelIntrospection(directory: string): unknown {
  for (const name of readdirSync(directory)) {
    const file = join(directory, name, 'modelIntrospectionSchema.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  }
  return undefined;
}

/** A value of the root stack's outputs; Amplify writes lists and maps there as JSON. */
function outputOf(synth: SynthOutput, facts: PhysicalFacts, name: string): string {
  const output = synth.root.template.Outputs?.[name];
  return output ? String(evaluate(synth.root, output.Value, facts)) : '';
}

function authOf(synth: SynthOutput, facts: PhysicalFacts) {
  const list = (name: string) => JSON.parse(outputOf(synth, facts, name) || '[]') as string[];
  const requirements = list('passwordPolicyRequirements');
  return {
    user_pool_id: facts.userPoolId,
    user_pool_client_id: facts.userPoolClientId,
    aws_region: REGION,
    username_attributes: list('usernameAttributes'),
    standard_required_attributes: list('signupAttributes'),
    user_verification_types: list('verificationMechanisms'),
    groups: list('groups'),
    mfa_configuration:
      outputOf(synth, facts, 'mfaConfiguration') === 'OFF' ? 'NONE' : outputOf(synth, facts, 'mfaConfiguration'),
    mfa_methods: list('mfaTypes'),
    password_policy: {
      min_length: Number(outputOf(synth, facts, 'passwordPolicyMinLength') || 8),
      require_lowercase: requirements.includes('REQUIRES_LOWERCASE'),
      require_uppercase: requirements.includes('REQUIRES_UPPERCASE'),
      require_numbers: requirements.includes('REQUIRES_NUMBERS'),
      require_symbols: requirements.includes('REQUIRES_SYMBOLS'),
    },
    unauthenticated_identities_enabled: false,
  };
}

/** What `Amplify.configure` and the site read, with the same members as in a deployment. */
export function outputsFor(synth: SynthOutput, facts: PhysicalFacts, endpoints: LocalEndpoints): AmplifyOutputs {
  const bucket = outputOf(synth, facts, 'bucketName');
  return {
    version: '1.4',
    auth: authOf(synth, facts),
    data: {
      url: endpoints.graphql,
      aws_region: REGION,
      api_key: facts.apiKey,
      default_authorization_type: outputOf(synth, facts, 'awsAppsyncAuthenticationType'),
      authorization_types: outputOf(synth, facts, 'awsAppsyncAdditionalAuthenticationTypes').split(',').filter(Boolean),
      model_introspection: modelIntrospection(synth.directory),
    },
    ...(bucket ? { storage: { aws_region: REGION, bucket_name: bucket } } : {}),
    custom: { local: { userPoolEndpoint: endpoints.cognito, endpoints } },
  };
}

/** Where the site's build looks for it; `WORKBAY_OUTPUTS` names another file. */
export function writeOutputs(outputs: AmplifyOutputs): void {
  writeFileSync(
    process.env.WORKBAY_OUTPUTS || join(PROJECT_ROOT, 'amplify_outputs.json'),
    `${JSON.stringify(outputs, null, 2)}\n`,
  );
}
