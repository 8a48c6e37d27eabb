import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineFunction } from '@aws-amplify/backend';
import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { contextOf, isKept } from './deployment';

/** How a function of ours is sized, and where its code is: a path below `amplify/`. */
export interface FunctionSize {
  readonly name: string;
  readonly entry: string;
  readonly memoryMB: number;
  readonly timeoutSeconds: number;
  /** The stack it lies in: that of the data, unless a trigger of the sign-ins needs it in theirs. */
  readonly group?: 'data' | 'auth';
}

/**
 * Ways to credentials that a function never takes: its role's keys are in the environment. The SDK imports them only
 * when it needs them, so they stay outside the bundle (Lambda's runtime has them).
 */
const UNUSED_CREDENTIALS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

const amplifyFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const amplify = createRequire(import.meta.url).resolve('@aws-amplify/backend');
const shims = join(dirname(createRequire(amplify).resolve('@aws-amplify/backend-function')), 'lambda-shims');

/** Amplify's own start-up code, on one line: it fetches the values of secrets before the handler is loaded. */
const fetchSecrets = ['resolve_ssm_params.js', 'invoke_ssm_shim.js']
  .map((file) => readFileSync(join(shims, file), 'utf8'))
  .join('\n')
  .split(/\r?\n/)
  .map((line) => line.replace(/\/\/.*$/, ''))
  .join('');

/** Lambda's own log groups never forget; these do, after the time in which someone still asks what went wrong. */
function logsOf(scope: Construct, name: string): LogGroup {
  const kept = isKept(contextOf(scope));
  return new LogGroup(scope, `${name}-logs`, {
    retention: kept ? RetentionDays.THREE_MONTHS : RetentionDays.TWO_WEEKS,
    removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

/**
 * A function, in the data stack unless it says otherwise, bundled as `defineFunction` does it with one difference: the SDK's ES modules are
 * taken instead of its CommonJS ones. They can be tree-shaken, which saves a third of the bundle and of the cold start.
 */
export const bundledFunction = ({ name, entry, memoryMB, timeoutSeconds, group = 'data' }: FunctionSize) =>
  defineFunction(
    (scope) => {
      const lambda = new NodejsFunction(scope, `${name}-lambda`, {
        entry: join(amplifyFolder, entry),
        runtime: Runtime.NODEJS_22_X,
        memorySize: memoryMB,
        timeout: Duration.seconds(timeoutSeconds),
        logGroup: logsOf(scope, name),
        bundling: {
          format: OutputFormat.ESM,
          mainFields: ['module', 'main'],
          minify: true,
          sourceMap: true,
          bundleAwsSDK: true,
          externalModules: UNUSED_CREDENTIALS,
          inject: [join(shims, 'cjs_shim.js')],
          banner: fetchSecrets,
        },
      });
      Tags.of(lambda).add('amplify:friendly-name', name, { priority: 300 });
      return lambda;
    },
    { resourceGroupName: group },
  );
