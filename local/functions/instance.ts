import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionDefinition } from './definitions';

const WORKER = new URL('./worker.mjs', import.meta.url);

export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export interface Outcome {
  readonly result?: unknown;
  readonly failure?: FunctionFailure;
  readonly durationMs: number;
  readonly usedMb: number;
}

type Message =
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'ready'; readonly initMs: number }
  | { readonly kind: 'answer'; readonly usedMb: number; readonly result?: unknown; readonly failure?: FunctionFailure };

export interface Instance {
  readonly isAlive: () => boolean;
  /** Runs one event; like Lambda, an instance takes one at a time. */
  invoke(event: unknown, onLog: (text: string) => void): Promise<Outcome>;
  stop(): Promise<void>;
}

const crash = (errorType: string, errorMessage: string): FunctionFailure => ({ errorType, errorMessage, trace: [] });

/** One warm Lambda environment: a worker thread with only the function's own environment and memory limit. */
export function startInstance(definition: FunctionDefinition, environment: Record<string, string>): Instance {
  const { bundle, handlerName, name, arn, memoryMb } = definition;
  const worker = new Worker(WORKER, {
    env: environment,
    workerData: { bundle, handlerName, functionName: name, functionArn: arn, memoryMb },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: [],
  });
  worker.unref();
  let isAlive = true;
  let lastWords = '';
  worker.on('error', (error) => (lastWords = error.message));
  worker.on('exit', () => (isAlive = false));
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: Message) => message.kind === 'ready' && resolve());
    worker.once('exit', () => resolve());
  });

  async function invoke(event: unknown, onLog: (text: string) => void): Promise<Outcome> {
    await ready;
    const id = randomUUID();
    const startedMs = Date.now();
    return new Promise((resolve) => {
      const finish = (outcome: Omit<Outcome, 'durationMs'>) => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('exit', onExit);
        resolve({ ...outcome, durationMs: Date.now() - startedMs });
      };
      const onMessage = (message: Message) => {
        if (message.kind === 'log') onLog(message.text);
        else if (message.kind === 'answer') finish(message);
      };
      const onExit = () =>
        finish({ failure: crash('Runtime.ExitError', lastWords || 'The function ended its process.'), usedMb: 0 });
      const timer = setTimeout(() => {
        isAlive = false;
        const seconds = (definition.timeoutMs / 1000).toFixed(2);
        finish({
          failure: crash('Sandbox.Timedout', `RequestId: ${id} Error: Task timed out after ${seconds} seconds`),
          usedMb: 0,
        });
        void worker.terminate();
      }, definition.timeoutMs);
      worker.on('message', onMessage).on('exit', onExit);
      if (!isAlive) return onExit();
      worker.postMessage({ id, event, deadlineMs: startedMs + definition.timeoutMs });
    });
  }

  return {
    isAlive: () => isAlive,
    invoke,
    stop: async () => {
      isAlive = false;
      await worker.terminate();
    },
  };
}
