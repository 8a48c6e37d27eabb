import { randomBytes } from 'node:crypto';
import type { Log } from '../log';
import type { CallerKey } from './callers';
import type { FunctionDefinition } from './definitions';
import { startInstance } from './instance';
import type { FunctionFailure, Instance, Outcome } from './instance';

export interface FunctionHostParts {
  readonly log: Log;
  /** Added to every function's own environment: endpoints and region. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told after every call, with the id that joins its log lines. */
  readonly onDone?: (requestId: string | undefined) => void;
  /** For tests: how long an idle instance is kept. */
  readonly idleMs?: number;
}

export interface Invocation {
  readonly event: unknown;
  /** Joins the log lines of one request. */
  readonly requestId?: string;
}

/** A function's failure as its caller sees it, in AppSync's and Lambda's words. */
export class FunctionError extends Error {
  readonly type = 'Lambda:Unhandled';

  constructor(readonly failure: FunctionFailure) {
    super(failure.errorMessage);
  }
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

export interface FunctionHost {
  invoke(functionName: string, invocation: Invocation): Promise<unknown>;
  /** Replaces the definitions that differ; running calls finish in the old code. */
  load(definitions: readonly FunctionDefinition[]): void;
  definition(functionName: string): FunctionDefinition | undefined;
  accessKeyOf(functionName: string): AccessKey;
  /** A function's key and what its role may do, by key id. */
  callerBy(accessKeyId: string): CallerKey | undefined;
  /** A function's environment variables, except secrets, which it looks up itself. */
  environmentOf(functionName: string): Readonly<Record<string, string>>;
  isIdle(): boolean;
  /** How many instances wait for their next event. */
  warm(): number;
  stop(): Promise<void>;
}

interface Waiting {
  readonly invocation: Invocation;
  readonly resolve: (outcome: Outcome) => void;
}

const MAX_INSTANCES = 3;

/** An instance idle for this long is stopped, to free its memory. The next event starts another. */
const IDLE_MS = 60_000;

interface FreeInstance {
  readonly instance: Instance;
  readonly sinceMs: number;
}

interface Pool {
  readonly definition: FunctionDefinition;
  /** The last one was used most recently and is used next. */
  readonly free: FreeInstance[];
  readonly waiting: Waiting[];
  busy: number;
  isRetired: boolean;
}

function readable(text: string): string {
  const line = text.trimEnd();
  if (!line.startsWith('{')) return line;
  try {
    const { level, message, time: _time, timestamp: _timestamp, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const facts = Object.entries(rest).map(
      ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return [level, message, ...facts].filter(Boolean).map(String).join(' ');
  } catch {
    return line;
  }
}

const GONE: FunctionFailure = {
  errorType: 'ResourceNotFoundException',
  errorMessage: 'The function is no longer part of the backend.',
  trace: [],
};

const isSame = (one: FunctionDefinition, other: FunctionDefinition): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Runs the synthesised functions: one event at a time per instance, a few instances per function, as Lambda would. */
export function startFunctionHost(parts: FunctionHostParts): FunctionHost {
  const pools = new Map<string, Pool>();
  const keys = new Map<string, AccessKey>();
  const idleMs = parts.idleMs ?? IDLE_MS;
  let sweeping: NodeJS.Timeout | undefined;

  function keyOf(functionName: string): AccessKey {
    const known = keys.get(functionName);
    if (known) return known;
    const made = {
      id: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secret: randomBytes(24).toString('base64url'),
    };
    keys.set(functionName, made);
    return made;
  }

  function environmentOf({ name, memoryMb, environment }: FunctionDefinition): Record<string, string> {
    const { id, secret } = keyOf(name);
    return {
      ...parts.environment,
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      TZ: ':UTC',
      ...environment,
    };
  }

  async function run(pool: Pool, instance: Instance, { invocation, resolve }: Waiting): Promise<void> {
    const { name, memoryMb } = pool.definition;
    const say = (text: string) => parts.log.line('function', `${name}  ${readable(text)}`, invocation.requestId);
    const outcome = await instance.invoke(invocation.event, say);
    pool.busy -= 1;
    say(
      `${outcome.failure ? `✗ ${outcome.failure.errorType}: ${outcome.failure.errorMessage}` : 'done'}  ${outcome.durationMs} ms, ${outcome.usedMb} of ${memoryMb} MB`,
    );
    if (pool.isRetired) void instance.stop();
    else if (instance.isAlive()) keepFor(pool, instance);
    parts.onDone?.(invocation.requestId);
    resolve(outcome);
    serve(pool);
  }

  function serve(pool: Pool): void {
    while (pool.waiting.length > 0) {
      const canGrow = pool.free.length + pool.busy < MAX_INSTANCES;
      const instance =
        pool.free.pop()?.instance ??
        (canGrow ? startInstance(pool.definition, environmentOf(pool.definition)) : undefined);
      const next = instance && pool.waiting.shift();
      if (!instance || !next) return;
      pool.busy += 1;
      void run(pool, instance, next);
    }
  }

  function keepFor(pool: Pool, instance: Instance): void {
    pool.free.push({ instance, sinceMs: Date.now() });
    sweeping ??= setInterval(sweep, idleMs / 2).unref();
  }

  function sweep(): void {
    const longAgo = Date.now() - idleMs;
    for (const { free } of pools.values()) {
      while (free[0] !== undefined && free[0].sinceMs <= longAgo) void free.shift()?.instance.stop();
    }
    if ([...pools.values()].some(({ free }) => free.length > 0)) return;
    clearInterval(sweeping);
    sweeping = undefined;
  }

  function retire(pool: Pool): void {
    pool.isRetired = true;
    for (const { instance } of pool.free.splice(0)) void instance.stop();
  }

  return {
    invoke: async (functionName, invocation) => {
      const pool = pools.get(functionName);
      if (!pool) throw new Error(`The backend has no function ${functionName}.`);
      const outcome = await new Promise<Outcome>((resolve) => {
        pool.waiting.push({ invocation, resolve });
        serve(pool);
      });
      if (outcome.failure) throw new FunctionError(outcome.failure);
      return outcome.result;
    },
    load: (definitions) => {
      const before = new Map(pools);
      pools.clear();
      for (const definition of definitions) {
        const known = before.get(definition.name);
        before.delete(definition.name);
        keyOf(definition.name);
        if (known !== undefined && isSame(known.definition, definition)) {
          pools.set(definition.name, known);
          continue;
        }
        const waiting = known?.waiting.splice(0) ?? [];
        if (known !== undefined) retire(known);
        const pool: Pool = { definition, free: [], waiting, busy: 0, isRetired: false };
        pools.set(definition.name, pool);
        serve(pool);
      }
      for (const gone of before.values()) {
        retire(gone);
        for (const { resolve } of gone.waiting.splice(0)) resolve({ failure: GONE, durationMs: 0, usedMb: 0 });
      }
    },
    definition: (functionName) => pools.get(functionName)?.definition,
    accessKeyOf: keyOf,
    callerBy: (accessKeyId) => {
      const [functionName, key] = [...keys].find(([, { id }]) => id === accessKeyId) ?? [];
      if (functionName === undefined || key === undefined) return undefined;
      return { ...key, functionName, statements: pools.get(functionName)?.definition.statements ?? [] };
    },
    environmentOf: (functionName) => {
      const pool = pools.get(functionName);
      if (!pool) throw new Error(`The backend has no function ${functionName}.`);
      return environmentOf(pool.definition);
    },
    warm: () => [...pools.values()].reduce((sum, { free }) => sum + free.length, 0),
    isIdle: () => [...pools.values()].every((pool) => pool.busy === 0 && pool.waiting.length === 0),
    stop: async () => {
      clearInterval(sweeping);
      await Promise.all(
        [...pools.values()].flatMap((pool) => pool.free.splice(0).map(({ instance }) => instance.stop())),
      );
      pools.clear();
    },
  };
}
