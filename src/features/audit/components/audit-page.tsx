import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { Field } from '../../../components/ui/field';
import { Skeleton } from '../../../components/ui/skeleton';
import { TextInput } from '../../../components/ui/text-input';
import { useShop } from '../../../lib/shop/use-shop';
import { dayText, timeText } from '../../../lib/when';
import { type AuditLine, type AuditView, readAudit, readStaffNames } from '../api/read-audit';
import { AREAS, actionText, areaOf, changesOf, pageOf, subjectText } from '../audit-words';
import styles from './audit-page.module.css';

const today = (): string => new Date().toISOString().slice(0, 10);

function viewOf(search: URLSearchParams): AuditView {
  const [actorId, subject] = [search.get('person'), search.get('record')];
  if (subject) return { by: 'subject', key: subject };
  return actorId ? { by: 'actorId', key: actorId } : { by: 'day', key: search.get('day') ?? today() };
}

/** Everything that was done: by day, by person or by record, and of one area only if that is wished. */
export function AuditPage({ actor }: { actor: Actor }) {
  const [search, setSearch] = useSearchParams();
  const [area, setArea] = useState('');
  const view = viewOf(search);
  const mayRead = can(actor, 'audit:read');
  const { data: shop } = useShop();
  const { data: names = new Map<string, string>() } = useQuery({
    queryKey: ['audit', 'staff-names'],
    queryFn: readStaffNames,
    enabled: mayRead,
  });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', view.by, view.key],
    queryFn: ({ pageParam }) => readAudit(view, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextToken }) => nextToken,
    enabled: mayRead,
  });
  if (!mayRead)
    return <EmptyState level={1} title="The audit is not yours to see" text="Ask a manager if you need it." />;
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  const shown = lines.filter(({ subject }) => area === '' || areaOf(subject) === area);
  const nameOf = (line: AuditLine) => {
    if (line.actorKind === 'SYSTEM') return 'Workbay';
    return line.actorKind === 'STAFF' ? (names.get(line.actorId) ?? 'Staff') : 'Customer';
  };
  return (
    <div className={styles.page}>
      <h1>Audit</h1>
      <p className={styles.muted}>Who did what, and when. Nobody can change or remove an entry.</p>
      <form className={styles.filters} onSubmit={(event) => event.preventDefault()}>
        <Field label="Day (UTC)">
          <TextInput
            type="date"
            max={today()}
            value={view.by === 'day' ? view.key : ''}
            onChange={(event) => setSearch({ day: event.currentTarget.value || today() })}
          />
        </Field>
        <Field label="Person">
          <select
            className="control"
            value={view.by === 'actorId' ? view.key : ''}
            onChange={(event) => setSearch(event.currentTarget.value ? { person: event.currentTarget.value } : {})}
          >
            <option value="">Everybody, of a day</option>
            {[...names].map(([staffId, name]) => (
              <option key={staffId} value={staffId}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Area">
          <select className="control" value={area} onChange={(event) => setArea(event.currentTarget.value)}>
            <option value="">All</option>
            {Object.entries(AREAS).map(([key, word]) => (
              <option key={key} value={key}>
                {word}
              </option>
            ))}
          </select>
        </Field>
      </form>
      {view.by === 'subject' && (
        <p>
          Of one record only. <Link to="/staff/audit">Show the day instead</Link>
        </p>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && (!data || !shop) && <Skeleton height={320} />}
      {data && shop && shown.length === 0 && (
        <EmptyState title="Nothing here" text="Nothing of this kind was done on this day or by this person." />
      )}
      {data && shop && (
        <ol className={styles.lines}>
          {shown.map((line) => (
            <li key={`${line.subject} ${line.auditId}`}>
              <Entry
                line={line}
                who={nameOf(line)}
                when={`${dayText(line.at, shop.settings)}, ${timeText(line.at, shop.settings)}`}
              />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function Entry({ line, who, when }: { line: AuditLine; who: string; when: string }) {
  const page = pageOf(line);
  const changes = changesOf(line);
  return (
    <details>
      <summary>
        <span className={styles.when}>{when}</span>
        <bdi className={styles.who}>{who}</bdi>
        <span>{actionText(line.action)}</span>
        <span className={styles.muted}>{subjectText(line.subject)}</span>
      </summary>
      <div className={styles.more}>
        {line.reason && (
          <p>
            Reason: <bdi>{line.reason}</bdi>
          </p>
        )}
        {changes.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ field, from, to }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>
                    <bdi>{from}</bdi>
                  </td>
                  <td>
                    <bdi>{to}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className={styles.muted}>
          Request {line.requestId}.{' '}
          <Link to={`/staff/audit?${new URLSearchParams({ record: line.subject }).toString()}`}>
            All of this record
          </Link>
          {page && (
            <>
              {' '}
              or <Link to={page}>its page</Link>
            </>
          )}
        </p>
      </div>
    </details>
  );
}
