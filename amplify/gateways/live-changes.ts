import type { Audience, LiveTopic } from '../../domain/access/live';
import { required } from '../kernel/tables';
import { signedPost } from './signed-fetch';

/** News for the open pages of one audience: "look again". It carries an id and a version, and no content. */
export interface LiveChange {
  readonly audience: Audience;
  readonly topic: LiveTopic;
  readonly id: string;
  readonly version: number;
  /** The local day that the page may be showing. */
  readonly on?: string;
  /** Epoch seconds after which the row may expire. */
  readonly expiresAt: number;
}

// A subscription only gets the fields that its mutation selects, so it selects all of them.
const FIELDS = 'audience change topic id version on expiresAt createdAt updatedAt';
const MOST_TOGETHER = 20;

interface Answer {
  readonly errors?: readonly { readonly errorType?: string; readonly message?: string }[];
}

/**
 * Publishes changes through AppSync (IAM), because only a mutation fires a subscription. The same news for the same
 * audience again is refused by the API's own condition and counts as done. Throws on anything else.
 */
export async function publishLiveChanges(changes: readonly LiveChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += MOST_TOGETHER) {
    await publish(changes.slice(from, from + MOST_TOGETHER));
  }
}

async function publish(changes: readonly LiveChange[]): Promise<void> {
  const names = changes.map((_change, index) => `c${String(index)}`);
  const query = `mutation Publish(${names.map((name) => `$${name}: CreateLiveChangeInput!`).join(', ')}) {
  ${names.map((name) => `${name}: createLiveChange(input: $${name}) { ${FIELDS} }`).join('\n  ')}
}`;
  const inputs = changes.map((change) => ({ ...change, change: keyOf(change) }));
  const variables = Object.fromEntries(names.map((name, index) => [name, inputs[index]]));
  const response = await signedPost('appsync', new URL(required('GRAPHQL_URL')), JSON.stringify({ query, variables }));
  const answer = (await response.json()) as Answer;
  const failures = (answer.errors ?? []).filter(({ errorType = '' }) => !errorType.includes('ConditionalCheckFailed'));
  if (!response.ok || failures.length > 0) {
    throw new Error(`live changes not published (${response.status}): ${JSON.stringify(failures).slice(0, 500)}`);
  }
}

const keyOf = ({ topic, id, version }: LiveChange): string => `${topic}#${id}#${String(version)}`;
