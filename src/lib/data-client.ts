import './amplify';
import { generateClient } from 'aws-amplify/api';
import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';
import { currentActor } from './session';

interface Subscription {
  unsubscribe(): void;
}

const FIELDS = 'id customerId topic entityId visitDate version expiresAt createdAt updatedAt';

/**
 * Calls back on every change of an appointment this person may see, and after every gap in the connection, since
 * what happened meanwhile is unknown. The change carries no content: read again. Returns how to stop.
 */
export function subscribeToChanges(onChange: () => void): () => void {
  let stopped = false;
  let subscription: Subscription | null = null;
  let wasConnected = false;
  const stopListening = Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    if (connectionState !== ConnectionState.Connected) return;
    if (wasConnected) onChange();
    wasConnected = true;
  });
  void currentActor().then((actor) => {
    if (stopped || actor.kind === 'VISITOR') return;
    const argument = actor.kind === 'CUSTOMER' ? `(customerId: "${actor.customerId}")` : '';
    const query = `subscription Changes { onCreateLiveChange${argument} { ${FIELDS} } }`;
    const stream = generateClient().graphql({ query, authMode: 'userPool' }) as {
      subscribe(observer: { next: () => void; error: () => void }): Subscription;
    };
    subscription = stream.subscribe({ next: onChange, error: () => undefined });
  });
  return () => {
    stopped = true;
    stopListening();
    subscription?.unsubscribe();
  };
}
