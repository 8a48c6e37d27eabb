import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { required } from '../kernel/tables';

const TIMEOUT_MS = 2_000;

/**
 * One call to SSM's Parameter Store. Signed here: its own client would double the start-up time of a function that
 * Cognito waits for. Throws on anything but success.
 */
async function call(operation: 'GetParameter' | 'PutParameter', input: object): Promise<unknown> {
  const region = required('AWS_REGION');
  const url = new URL(process.env['AWS_ENDPOINT_URL_SSM'] ?? `https://ssm.${region}.amazonaws.com`);
  const body = JSON.stringify(input);
  const signer = new SignatureV4({
    service: 'ssm',
    region,
    sha256: Sha256,
    credentials: {
      accessKeyId: required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
      ...(process.env['AWS_SESSION_TOKEN'] ? { sessionToken: process.env['AWS_SESSION_TOKEN'] } : {}),
    },
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: '/',
    query: {},
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonSSM.${operation}`,
    },
    body,
  });
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${operation} of a parameter failed (${response.status})`);
  return response.json();
}

/** The text of a parameter. */
export async function readParameter(name: string): Promise<string> {
  const { Parameter } = (await call('GetParameter', { Name: name })) as { Parameter?: { Value?: string } };
  return Parameter?.Value ?? '';
}

/** Overwrites the text of a parameter. */
export async function writeParameter(name: string, value: string): Promise<void> {
  await call('PutParameter', { Name: name, Value: value, Type: 'String', Overwrite: true });
}
