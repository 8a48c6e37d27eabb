import { useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { keys } from '../../../lib/query-keys';
import type { ShopWords } from '../../../lib/when';
import { messagesToCustomer } from '../../../shared/messages/api/read-messages';
import { MessageList } from '../../../shared/messages/message-list';
import styles from './customers.module.css';

interface MessagesSectionProps {
  readonly actor: Actor;
  readonly customerId: string;
  readonly settings: ShopWords;
}

/** The messages to this customer, read on request. */
export function MessagesSection({ actor, customerId, settings }: MessagesSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles.card} aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      {isOpen ? (
        <MessageList
          actor={actor}
          clock={settings}
          listKey={keys.messagesTo(customerId)}
          read={() => messagesToCustomer(customerId)}
          empty="Nothing was sent to this customer so far."
        />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={() => setIsOpen(true)}>Show what was sent</Button>
        </div>
      )}
    </section>
  );
}
