import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FunctionError, type FunctionHost } from '../../local/functions/host';
import { startLambdaApi } from '../../local/functions/lambda-api';
import { runTask } from './area-functions';

const KEYS: Readonly<Record<string, { secret: string; functionName: string }>> = {
  AKIAEFFECTS: { secret: 'of effects', functionName: 'effects' },
  AKIAFIGURES: { secret: 'of figures', functionName: 'figures' },
};
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const STATEMENTS: Readonly<Record<string, readonly object[]>> = {
  effects: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arnOf('booking') }],
};
const TASK = { area: 'booking', task: 'REGISTER', input: { appointmentId: 'a-1' }, requestId: 'event-1#REGISTER' };

const invoked = vi.fn<(name: string, invocation: object) => Promise<unknown>>();
let door: Awaited<ReturnType<typeof startLambdaApi>>;

beforeAll(async () => {
  const host = {
    definition: (name: string) => ({ arn: arnOf(name) }),
    callerBy: (id: string) => KEYS[id] && { ...KEYS[id], id, statements: STATEMENTS[KEYS[id].functionName] ?? [] },
    invoke: invoked,
  };
  door = await startLambdaApi({ port: 0, host: host as unknown as FunctionHost });
});
afterAll(() => door.stop());
afterEach(() => {
  vi.unstubAllEnvs();
  invoked.mockReset();
});

function runAs(id: string, secret = KEYS[id]?.secret ?? '') {
  const environment = {
    ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: '' },
    ...{ AWS_ENDPOINT_URL_LAMBDA: door.endpoint, BOOKING_FUNCTION: 'booking', CALENDAR_FUNCTION: 'calendar' },
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

describe('a task for the function of an area', () => {
  it('is asked for with its input and its request id, which joins the log lines', async () => {
    runAs('AKIAEFFECTS');
    invoked.mockResolvedValue(null);
    await runTask(TASK);
    const { area: _area, ...event } = TASK;
    expect(invoked.mock.calls).toEqual([['booking', { event, requestId: TASK.requestId }]]);
  });

  it('has failed when the function did', async () => {
    runAs('AKIAEFFECTS');
    const failure = { errorType: 'Error', errorMessage: 'no visit' } as FunctionError['failure'];
    invoked.mockRejectedValue(new FunctionError(failure));
    await expect(runTask(TASK)).rejects.toThrow('no visit');
  });

  it.each([
    ['for a function that its role does not name', 'AKIAEFFECTS', undefined, { ...TASK, area: 'calendar' }],
    ['from a function whose role names none', 'AKIAFIGURES', undefined, TASK],
    ['with a signature by another secret', 'AKIAEFFECTS', 'of figures', TASK],
  ] as const)('is refused %s', async (_title, id, secret, call) => {
    runAs(id, secret);
    await expect(runTask(call)).rejects.toThrow('(403)');
    expect(invoked).not.toHaveBeenCalled();
  });
});
