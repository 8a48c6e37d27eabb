import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineFunction } from '@aws-amplify/backend';
import { type CfnResource, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleFunctionsSync } from './bundle';
import { contextOf, isKept } from './deployment';
import { ENTRY_METADATA } from './entry-metadata';

/** The size of one of our functions, and where its code is: a path below `amplify/`. */
export interface FunctionSize {
  readonly name: string;
  readonly entry: string;
  readonly memoryMB: number;
  readonly timeoutSeconds: number;
  /** The stack it is in: the data stack, unless a sign-in trigger needs it in theirs. */
  readonly group?: 'data' | 'auth';
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every function declared by a resource file. */
const declared = new Map<string, string>();

let bundles: string | undefined;

/** A folder until this process ends. Always as deep in the project: the paths in source maps are part of a hash. */
function folderForNow(): string {
  mkdirSync(join(root, '.amplify'), { recursive: true });
  const folder = mkdtempSync(join(root, '.amplify', 'functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder of the functions' code, made when the first of them is placed. */
function bundlesOf(): string {
  if (bundles === undefined) {
    bundles = folderForNow();
    bundleFunctionsSync({ root, entries: Object.fromEntries(declared), outputFolder: bundles });
  }
  return bundles;
}

/** The code of a function; a stand-in if only the templates are needed (CDK's context `aws:cdk:bundling-stacks`). */
function codeOf(scope: Construct, name: string): Code {
  if (Stack.of(scope).bundlingRequired) return Code.fromAsset(join(bundlesOf(), name));
  const folder = folderForNow();
  writeFileSync(join(folder, 'not-bundled'), name);
  return Code.fromAsset(folder);
}

/** Lambda's own log groups never expire; these do, once no one will still ask what went wrong. */
function logsOf(scope: Construct, name: string): LogGroup {
  const kept = isKept(contextOf(scope));
  return new LogGroup(scope, `${name}-logs`, {
    retention: kept ? RetentionDays.THREE_MONTHS : RetentionDays.TWO_WEEKS,
    removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

/**
 * A function, in the data stack unless it says otherwise. The code of all of them is bundled in one run (`bundle.ts`).
 */
export function bundledFunction({ name, entry, memoryMB, timeoutSeconds, group = 'data' }: FunctionSize) {
  declared.set(name, entry);
  return defineFunction(
    (scope) => {
      const lambda = new LambdaFunction(scope, `${name}-lambda`, {
        code: codeOf(scope, name),
        handler: 'index.handler',
        runtime: Runtime.NODEJS_22_X,
        memorySize: memoryMB,
        timeout: Duration.seconds(timeoutSeconds),
        logGroup: logsOf(scope, name),
      });
      Tags.of(lambda).add('amplify:friendly-name', name, { priority: 300 });
      (lambda.node.defaultChild as CfnResource).addMetadata(ENTRY_METADATA, entry);
      return lambda;
    },
    { resourceGroupName: group },
  );
}
