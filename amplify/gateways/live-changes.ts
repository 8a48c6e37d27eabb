import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { required } from '../kernel/tables';

/** A short-lived row that says "look again": ids and a version, no content. */
export interface LiveChange {
  readonly id: string;
  readonly customerId: string;
  readonly topic: 'APPOINTMENT';
  readonly entityId: string;
  readonly visitDate: string;
  readonly version: number;
  /** Epoch seconds after which the row may go. */
  readonly expiresAt: number;
}

// A subscription only gets the fields that its mutation selects, so all of them are.
const MUTATION = `mutation Publish($input: CreateLiveChangeInput!) {
  createLiveChange(input: $input) { id customerId topic entityId visitDate version expiresAt createdAt updatedAt }
}`;

/**
 * Publishes a change through AppSync (IAM), because only a mutation fires a subscription. Publishing the same id again
 * is refused by the API's own condition and counts as done. Throws on anything else.
 */
export async function publishLiveChange(change: LiveChange): Promise<void> {
  const url = new URL(required('GRAPHQL_URL'));
  const body = JSON.stringify({ query: MUTATION, variables: { input: change } });
  const signer = new SignatureV4({
    service: 'appsync',
    region: required('AWS_REGION'),
    sha256: Sha256,
    credentials: {
      accessKeyId: required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
      ...(process.env['AWS_SESSION_TOKEN'] ? { sessionToken: process.env['AWS_SESSION_TOKEN'] } : {}),
    },
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: url.pathname,
    query: {},
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  const response = await fetch(url, { method: 'POST', headers: signed.headers, body });
  const answer = (await response.json()) as { errors?: readonly { errorType?: string; message?: string }[] };
  const failures = (answer.errors ?? []).filter(({ errorType = '' }) => !errorType.includes('ConditionalCheckFailed'));
  if (!response.ok || failures.length > 0) {
    throw new Error(`live change not published (${response.status}): ${JSON.stringify(failures).slice(0, 500)}`);
  }
}
