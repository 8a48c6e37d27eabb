import * as v from 'valibot';
import type { CommandDeps } from '../kernel/deps';
import { loggerFor } from '../kernel/logger';
import { NotSetUp } from '../kernel/not-set-up';
import { depsFor } from './answering';

/** Work that follows from a change, as the effects function asks an area's function to do it. */
export interface TaskCall {
  readonly task: string;
  readonly input: unknown;
  /** Made of the event and the task: the same at every attempt. */
  readonly requestId: string;
}

export type Task = (deps: CommandDeps, call: TaskCall) => Promise<void>;

/** A task that runs only on input that fits its schema. */
export const task =
  <Schema extends v.GenericSchema>(
    schema: Schema,
    run: (deps: CommandDeps, input: v.InferOutput<Schema>, requestId: string) => Promise<void>,
  ): Task =>
  (deps, { input, requestId }) =>
    run(deps, v.parse(schema, input), requestId);

const isTask = (event: object): event is TaskCall => 'task' in event;

/**
 * A function that answers the API and carries out tasks. Anything that may invoke the function may ask for a task: what
 * comes through the API has no `task`. A task that fails throws, so that it is parked and asked for again. In a
 * workshop without settings there is nothing to do.
 */
export const withTasks =
  <Call extends object, Context extends { readonly awsRequestId: string }, Answer>(
    answer: (call: Call, context: Context) => Promise<Answer>,
    tasks: Readonly<Record<string, Task>>,
  ) =>
  async (event: Call | TaskCall, context: Context): Promise<Answer | null> => {
    if (!isTask(event)) return answer(event, context);
    const chosen = Object.hasOwn(tasks, event.task) ? tasks[event.task] : undefined;
    if (chosen === undefined) throw new Error(`no task ${event.task}`);
    const log = loggerFor({ requestId: event.requestId, awsRequestId: context.awsRequestId, task: event.task });
    await chosen(depsFor(log), event).catch((error: unknown) => {
      if (!(error instanceof NotSetUp)) throw error;
      log.warn('not set up: nothing follows from this change');
    });
    log.info('task done');
    return null;
  };
