// Runs one Lambda bundle, one event at a time. Plain JavaScript, so no worker has to start a loader.
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';

const { bundle, handlerName, functionName, functionArn, memoryMb } = workerData;
const BYTES_PER_MB = 1024 * 1024;

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, encoding, done) => {
    parentPort.postMessage({ kind: 'log', text: String(chunk) });
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.();
    return true;
  };
}

function contextFor({ id, deadlineMs }) {
  return {
    awsRequestId: id,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

function failure(error) {
  const isError = error instanceof Error;
  return {
    errorType: isError ? error.name : 'Error',
    errorMessage: isError ? error.message : String(error),
    trace: isError ? (error.stack ?? '').split('\n') : [],
  };
}

async function run(handler, call) {
  try {
    const result = await handler(call.event, contextFor(call));
    return { result: result === undefined ? null : JSON.parse(JSON.stringify(result)) };
  } catch (error) {
    return { failure: failure(error) };
  }
}

const startedMs = performance.now();
let handler;
let initFailure;
try {
  handler = (await import(pathToFileURL(bundle).href))[handlerName];
  if (typeof handler !== 'function') throw new Error(`${handlerName} is undefined or not exported`);
} catch (error) {
  initFailure = failure(error);
}
const initMs = performance.now() - startedMs;

parentPort.on('message', async (call) => {
  const answer = handler ? await run(handler, call) : { failure: initFailure };
  const usedMb = Math.ceil(getHeapStatistics().used_heap_size / BYTES_PER_MB);
  parentPort.postMessage({ kind: 'answer', id: call.id, usedMb, ...answer });
});
parentPort.postMessage({ kind: 'ready', initMs });
