import { useSearchParams } from 'react-router-dom';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { Skeleton } from '../../../components/ui/skeleton';
import { keys } from '../../../lib/query-keys';
import { type MessageKind, messagesGivenUp } from '../../../shared/messages/api/read-messages';
import { MessageList } from '../../../shared/messages/message-list';
import { AUDIENCE_WORDS, CHANNEL_WORDS } from '../../../shared/messages/message-words';
import { useMessageKinds } from '../../../shared/messages/use-messages';
import { MessagePreview } from './message-preview';
import styles from './messages-section.module.css';
import type { SectionProps } from './settings-page';
import settings from './settings.module.css';

const AUDIENCES: readonly MessageKind['audience'][] = ['CUSTOMER', 'SHOP', 'PERSON', 'SIGN_IN'];

/** The shop's messages and those not delivered; or, by the address, one kind as people get it. */
export function MessagesSection({ actor, records }: SectionProps) {
  const [query] = useSearchParams();
  const kinds = useMessageKinds();
  const chosen = kinds.data?.find(({ name }) => name === query.get('kind'));
  if (chosen) return <MessagePreview key={chosen.name} actor={actor} kind={chosen} />;
  return (
    <>
      <section className={settings.card} aria-labelledby="undelivered">
        <h2 id="undelivered">To send again</h2>
        <p className={settings.muted}>
          Emails that we gave up on. Correct the customer’s address or the cause, then send them again: they go to the
          address that the customer has now. Emails that came back are listed with the visit and the customer.
        </p>
        <MessageList
          actor={actor}
          clock={records.settings}
          listKey={keys.messagesGivenUp}
          read={messagesGivenUp}
          empty="Nothing to send again."
        />
      </section>
      <section className={settings.card} aria-labelledby="kinds">
        <h2 id="kinds">What we send</h2>
        {kinds.error && !kinds.data && <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />}
        {kinds.isPending && (
          <div role="status" aria-label="Loading the kinds of messages">
            <Skeleton height={320} />
          </div>
        )}
        {kinds.data &&
          AUDIENCES.map((audience) => (
            <Group
              key={audience}
              word={AUDIENCE_WORDS[audience]}
              kinds={kinds.data.filter((kind) => kind.audience === audience)}
            />
          ))}
      </section>
    </>
  );
}

function Group({ word, kinds }: { word: string; kinds: readonly MessageKind[] }) {
  if (kinds.length === 0) return null;
  return (
    <div>
      <h3>To {word}</h3>
      <ul className={styles.kinds}>
        {kinds.map(({ name, title, event, channels }) => (
          <li key={name}>
            <div className={styles.about}>
              <span className={settings.name}>{title}</span>
              <span>{event}</span>
              <span className={settings.muted}>{channels.map((channel) => CHANNEL_WORDS[channel]).join(', ')}</span>
            </div>
            <LinkButton to={`?kind=${name}`} variant="secondary">
              Preview<span className="visually-hidden"> of “{title}”</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
