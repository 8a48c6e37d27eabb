import type { QueryKey } from '@tanstack/react-query';
import { type Actor, can } from '../../../domain/access/permissions';
import { Button } from '../../components/ui/button';
import { ErrorState } from '../../components/ui/error-state';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import type { ProblemError } from '../../lib/problem-error';
import { problemText } from '../../lib/problem-text';
import type { SentMessage } from './api/read-messages';
import { STATE_SIGNAL, STATE_WORDS, recipientText, sentText, whyText } from './message-words';
import { useMessageKinds, useMessages, useSendAgain } from './use-messages';
import styles from './messages.module.css';

interface MessageListProps {
  readonly actor: Actor;
  readonly clock: { readonly locale: string; readonly timeZone: string };
  /** Tells this list from others. */
  readonly listKey: QueryKey;
  readonly read: () => Promise<SentMessage[]>;
  /** What to say when there are none. */
  readonly empty: string;
}

/** Messages with what became of each, and another try for those that were given up. For people who may read them. */
export function MessageList({ actor, clock, listKey, read, empty }: MessageListProps) {
  const kinds = useMessageKinds();
  const messages = useMessages(listKey, read);
  const again = useSendAgain();
  const failed = [kinds, messages].find(({ error, data }) => error && data === undefined);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!kinds.data || !messages.data) {
    return (
      <div role="status" aria-label="Loading the messages">
        <Skeleton height={96} />
      </div>
    );
  }
  const titles = new Map<string, string>(kinds.data.map(({ name, title }) => [name, title]));
  return (
    <>
      {again.problem && <Notice tone="problem">{againText(again.problem)}</Notice>}
      {again.isDone && (
        <Notice tone="working">It is queued again. The visit and the customer show what becomes of it.</Notice>
      )}
      {messages.data.length === 0 && <p className={styles.muted}>{empty}</p>}
      {messages.data.length > 0 && (
        <ul className={styles.messages}>
          {messages.data.map((message) => (
            <MessageLine
              key={message.outboxId}
              {...{ message, clock }}
              title={titles.get(message.kind) ?? message.kind}
              sending={again.isPending && again.input?.outboxId === message.outboxId}
              onAgain={
                message.state === 'DEAD' && can(actor, 'outgoing:send')
                  ? () => again.run({ outboxId: message.outboxId })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** The sentence for the code speaks of appointments. */
const againText = (problem: ProblemError): string =>
  problem.code === 'ILLEGAL_TRANSITION' ? 'A colleague has sent it again already.' : problemText(problem);

interface MessageLineProps {
  readonly message: SentMessage;
  readonly title: string;
  readonly clock: MessageListProps['clock'];
  readonly sending: boolean;
  readonly onAgain: (() => void) | undefined;
}

function MessageLine({ message, title, clock, sending, onAgain }: MessageLineProps) {
  const { state, sentAt, queuedAt, dueAt } = message;
  const why = whyText(message);
  return (
    <li>
      <div className={styles.what}>
        <span className={styles.title}>{title}</span>
        <span className={`badge notice-${STATE_SIGNAL[state]}`}>{STATE_WORDS[state]}</span>
      </div>
      <p className={styles.muted}>
        To <bdi>{recipientText(message)}</bdi>,{' '}
        <time dateTime={sentAt ?? queuedAt}>{sentText(sentAt ?? queuedAt, clock)}</time>
      </p>
      {why !== undefined && <p>{why}</p>}
      {state === 'WAITING' && dueAt !== null && <p>Next try: {sentText(dueAt, clock)}.</p>}
      {onAgain && (
        <div>
          <Button busy={sending} onClick={onAgain}>
            Send again
            <span className="visually-hidden">
              {' '}
              “{title}” to {recipientText(message)}
            </span>
          </Button>
        </div>
      )}
    </li>
  );
}
