import { required } from '../kernel/tables';
import { signedPost } from './signed-fetch';

/** A task for the function of an area; see `door/tasks.ts`. */
export interface TaskRequest {
  readonly area: string;
  readonly task: string;
  readonly input: unknown;
  readonly requestId: string;
}

/** Where Lambda answers; the variable is the SDK's own, set on a laptop. */
const endpoint = (): string =>
  process.env['AWS_ENDPOINT_URL_LAMBDA'] ?? `https://lambda.${required('AWS_REGION')}.amazonaws.com`;

/** Asks an area's function to carry out a task, and waits for it. Throws when it did not. */
export async function runTask({ area, ...call }: TaskRequest): Promise<void> {
  const functionName = required(`${area.toUpperCase()}_FUNCTION`);
  const url = new URL(`/2015-03-31/functions/${functionName}/invocations`, endpoint());
  const response = await signedPost('lambda', url, JSON.stringify(call));
  const failed = response.headers.get('x-amz-function-error') !== null;
  if (response.ok && !failed) return;
  throw new Error(`task ${call.task} of ${area} failed (${response.status}): ${(await response.text()).slice(0, 500)}`);
}
