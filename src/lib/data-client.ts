import './amplify';
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import type { Audience, LiveTopic } from '../../domain/access/live';

/** The API's news of a change: never the content. */
export interface Told {
  readonly topic: LiveTopic;
  readonly id: string;
  readonly version: number;
  readonly on?: string | null;
}

interface Subscription {
  unsubscribe(): void;
}

interface Stream {
  subscribe(observer: {
    next: (message: { data?: { onCreateLiveChange?: Told | null } | null }) => void;
    error: () => void;
  }): Subscription;
}

const FIELDS = 'audience change topic id version on expiresAt createdAt updatedAt';
const CHANGES = `subscription Changes($audience: String!) { onCreateLiveChange(audience: $audience) { ${FIELDS} } }`;

/**
 * Calls back with each change for one of these audiences, and with null whenever the connection is up, first and after
 * each gap: what happened before is unknown. A refused audience hears nothing. Returns a function that stops it.
 */
export function subscribeToChanges(audiences: readonly Audience[], onChange: (told: Told | null) => void): () => void {
  const stopListening = Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    if (connectionState === ConnectionState.Connected) onChange(null);
  });
  const subscriptions = audiences.map((audience) => {
    // The page of a link has no sign-in, and needs none.
    const authMode = audience.startsWith('link:') ? 'apiKey' : 'userPool';
    const stream = generateClient().graphql({ query: CHANGES, variables: { audience }, authMode }) as unknown as Stream;
    return stream.subscribe({
      next: ({ data }) => {
        const told = data?.onCreateLiveChange;
        if (told) onChange(told);
      },
      error: () => undefined,
    });
  });
  return () => {
    stopListening();
    subscriptions.forEach((subscription) => subscription.unsubscribe());
  };
}
