import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedHeaders } from '../appsync/signature';
import type { CallerKey } from '../functions/callers';
import { type ParameterStore, startParameterStore } from './parameters';

const NAME = '/workbay/letterhead';
const KEY: CallerKey = {
  ...{ id: 'AKIASHOP', secret: 'secret-of-the-shop', functionName: 'shop' },
  statements: [
    {
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:PutParameter'],
      Resource: 'arn:aws:ssm:us-east-1:123456789012:parameter/workbay/*',
    },
  ],
};

let store: ParameterStore;
beforeAll(async () => {
  store = await startParameterStore({ port: 0 });
  store.accept([KEY]);
});
afterAll(() => store.stop());

async function call(operation: string, request: object, key: Pick<CallerKey, 'id' | 'secret'> | null = KEY) {
  const body = JSON.stringify(request);
  const { host } = new URL(store.endpoint);
  const signed = key ? signedHeaders({ method: 'POST', url: '/', host, body, service: 'ssm' }, key) : {};
  const headers = { 'x-amz-target': `AmazonSSM.${operation}`, ...signed };
  const answer = (await (await fetch(store.endpoint, { method: 'POST', headers, body })).json()) as { __type?: string };
  return answer.__type ?? 'taken';
}

const put = (given: object) =>
  call('PutParameter', { Name: NAME, Value: 'x', Type: 'String', Overwrite: true, ...given });

describe('the parameter store', () => {
  it('stores and returns what the function’s role allows', async () => {
    expect(await put({})).toBe('taken');
    expect(await call('GetParameter', { Name: NAME })).toBe('taken');
  });

  it.each([
    ['a value of more than 4 KB', { Value: 'x'.repeat(4097) }, 'ValidationException'],
    ['no value', { Value: '' }, 'ValidationException'],
    ['a name with a space', { Name: '/workbay/a b' }, 'ValidationException'],
    ['a name of 16 levels', { Name: `/workbay${'/a'.repeat(16)}` }, 'ValidationException'],
    ['overwriting without saying so', { Overwrite: false }, 'ParameterAlreadyExists'],
    ['a new one without a type', { Name: '/workbay/new', Type: undefined }, 'ValidationException'],
    ['a name outside the role', { Name: '/other/name' }, 'AccessDeniedException'],
  ])('refuses %s', async (_what, given, type) => {
    expect(await put(given)).toBe(type);
  });

  it('refuses more than ten names at once, any name outside the role, and a missing parameter', async () => {
    const Names = Array.from({ length: 11 }, (_, at) => `/workbay/p${at}`);
    expect(await call('GetParameters', { Names })).toBe('ValidationException');
    expect(await call('GetParameters', { Names: [NAME, '/other/name'] })).toBe('AccessDeniedException');
    expect(await call('GetParameter', { Name: '/workbay/nothing' })).toBe('ParameterNotFound');
    expect(await call('DeleteParameter', { Name: NAME })).toBe('UnknownOperationException');
  });

  it('refuses a call that no function’s key signed', async () => {
    expect(await call('GetParameter', { Name: NAME }, null)).toBe('MissingAuthenticationTokenException');
    expect(await call('GetParameter', { Name: NAME }, { ...KEY, secret: 'x' })).toBe('InvalidSignatureException');
    expect(await call('GetParameter', { Name: NAME }, { ...KEY, id: 'AKIAX' })).toBe('UnrecognizedClientException');
  });
});
