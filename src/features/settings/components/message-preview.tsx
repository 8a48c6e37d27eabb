import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { ErrorState } from '../../../components/ui/error-state';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import type { ProblemError } from '../../../lib/problem-error';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { useCommand } from '../../../lib/use-command';
import type { MessageKind } from '../../../shared/messages/api/read-messages';
import { AUDIENCE_WORDS, CHANNEL_WORDS } from '../../../shared/messages/message-words';
import { framedHtml } from '../framed-html';
import { type PreviewedMail, previewKind, sendTest } from '../api/messages';
import styles from './messages-section.module.css';
import settings from './settings.module.css';

/** One kind of message as people get it, from invented facts, with a test to oneself. */
export function MessagePreview({ actor, kind }: { actor: Actor; kind: MessageKind }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const { data, error, refetch } = useQuery({
    queryKey: keys.messagePreview(kind.name),
    queryFn: () => previewKind(kind.name),
    // The shop's name, colour and address are part of it, and may have just changed.
    staleTime: 0,
  });
  return (
    <>
      <Link className={styles.back} to="?">
        All messages
      </Link>
      <section className={settings.card} aria-labelledby="kind">
        <h2 id="kind" ref={heading} tabIndex={-1}>
          {kind.title}
        </h2>
        <dl className={styles.facts}>
          <dt>Sent when</dt>
          <dd>{kind.event}</dd>
          <dt>To</dt>
          <dd className={styles.word}>{AUDIENCE_WORDS[kind.audience]}</dd>
          <dt>As</dt>
          <dd>{kind.channels.map((channel) => CHANNEL_WORDS[channel]).join(', ')}</dd>
        </dl>
        {can(actor, 'outgoing:send') && <SendTest kind={kind} />}
      </section>
      <section className={settings.card} aria-labelledby="preview">
        <h2 id="preview">Preview</h2>
        <p className={settings.muted}>The visit, the names and the codes are invented. Links lead nowhere.</p>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && (
          <div role="status" aria-label="Loading the preview">
            <Skeleton height={480} />
          </div>
        )}
        {data && <Shown mail={data} title={kind.title} />}
      </section>
    </>
  );
}

function SendTest({ kind }: { kind: MessageKind }) {
  const { run: send, isPending, isDone, problem } = useCommand(sendTest, { touches: [] });
  return (
    <>
      {problem && <Notice tone="problem">{testText(problem)}</Notice>}
      {isDone && <Notice tone="ready">The test is on its way to your own email address.</Notice>}
      <div className={settings.buttons}>
        <Button variant="primary" busy={isPending} onClick={() => send({ kind: kind.name })}>
          Send a test to me
        </Button>
      </div>
    </>
  );
}

/** The sentence for the code speaks of someone else's account. */
const testText = (problem: ProblemError): string =>
  problem.code === 'ADDRESS_UNPROVEN'
    ? 'Your email address isn’t confirmed yet. Confirm it under your account, then try again.'
    : problemText(problem);

const WIDTHS = [
  ['PHONE', 'Phone'],
  ['DESKTOP', 'Computer'],
] as const;
const LOOKS = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['text', 'Plain text'],
] as const;

function Shown({ mail, title }: { mail: PreviewedMail; title: string }) {
  const [width, setWidth] = useState<(typeof WIDTHS)[number][0]>('DESKTOP');
  const [look, setLook] = useState<(typeof LOOKS)[number][0]>('light');
  return (
    <>
      <dl className={styles.facts}>
        <dt>Subject</dt>
        <dd>{mail.subject}</dd>
        {mail.attachments.length > 0 && (
          <>
            <dt>Attached</dt>
            <dd>{mail.attachments.join(', ')}</dd>
          </>
        )}
      </dl>
      <div className={styles.choices}>
        <Choice legend="Look" options={LOOKS} value={look} onChange={setLook} />
        {look !== 'text' && <Choice legend="Screen" options={WIDTHS} value={width} onChange={setWidth} />}
      </div>
      {look === 'text' ? (
        // Wide words break, so it scrolls in no direction and needs no focus.
        <pre className={styles.text}>{mail.text}</pre>
      ) : (
        <MailFrame html={mail.html} title={title} width={width} look={look} />
      )}
    </>
  );
}

interface MailFrameProps {
  html: string;
  title: string;
  width: (typeof WIDTHS)[number][0];
  look: 'light' | 'dark';
}

/** The email in a frame without scripts or working links. */
function MailFrame({ html, title, width, look }: MailFrameProps) {
  // The frame is mounted with its email: one that gets it later, and twice, stays blank. And to React each new object
  // is another email, so the same email has to be the same object.
  const srcDoc = useMemo(() => framedHtml(html, look), [html, look]);
  const label = `Preview of “${title}”`;
  return <iframe className={styles.frame} data-width={width} title={label} sandbox="" srcDoc={srcDoc} />;
}

interface ChoiceProps<Value extends string> {
  legend: string;
  options: readonly (readonly [value: Value, word: string])[];
  value: Value;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ legend, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset className={settings.checks}>
      <legend>{legend}</legend>
      {options.map(([option, word]) => (
        <label key={option}>
          <input type="radio" name={legend} checked={option === value} onChange={() => onChange(option)} />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
