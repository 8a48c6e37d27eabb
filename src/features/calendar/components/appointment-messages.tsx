import { useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { keys } from '../../../lib/query-keys';
import { messagesOfVisit } from '../../../shared/messages/api/read-messages';
import { MessageList } from '../../../shared/messages/message-list';
import type { Clock } from '../calendar-words';
import styles from './side-form.module.css';

interface AppointmentMessagesProps {
  readonly appointmentId: string;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** The messages about this appointment, to the customer and to the shop: read once opened. */
export function AppointmentMessages({ appointmentId, actor, clock }: AppointmentMessagesProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.inPanel} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Messages</summary>
      {isOpen && (
        <MessageList
          actor={actor}
          clock={clock}
          listKey={keys.messagesOfVisit(appointmentId)}
          read={() => messagesOfVisit(appointmentId)}
          empty="Nothing was sent about this appointment so far."
        />
      )}
    </details>
  );
}
