import { harmless } from '../../kernel/audit';
import type { OutboxRow } from '../../outgoing/outbox-row';

/** What the audit shows of a message: never the recipient, nor what it says. */
export const SHOWN_OF_MESSAGE = harmless<OutboxRow>('kind', 'state', 'cause');
