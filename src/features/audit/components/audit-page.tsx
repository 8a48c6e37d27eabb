import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { type LocalDate, type ZoneId, isLocalDate, localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { Field } from '../../../components/ui/field';
import { NotYours } from '../../../components/ui/not-yours';
import { Skeleton } from '../../../components/ui/skeleton';
import { TextInput } from '../../../components/ui/text-input';
import { keys } from '../../../lib/query-keys';
import { firstSettings } from '../../../shared/shop/first-settings';
import { useShop } from '../../../shared/shop/use-shop';
import type { ShopWords } from '../../../lib/when';
import { type AuditLine, type AuditPlace, type AuditView, readAudit, readStaffNames } from '../api/read-audit';
import { ACTIONS, AREAS, areaOf } from '../audit-words';
import { AuditEntryLine } from './audit-line';
import styles from './audit-page.module.css';

const todayIn = (zone: ZoneId): LocalDate => localDateOf(Date.now(), zone);

function viewOf(search: URLSearchParams, zone: ZoneId): AuditView {
  const [actorId, subject] = [search.get('person'), search.get('record')];
  if (subject) return { by: 'subject', key: subject };
  if (actorId) return { by: 'actorId', key: actorId };
  const day = search.get('day') ?? '';
  return { by: 'day', day: isLocalDate(day) ? day : todayIn(zone), zone };
}

/** What kind of entries are shown; empty for any. */
interface Kind {
  readonly area: string;
  readonly action: string;
}

const kindOf = (search: URLSearchParams): Kind => ({
  area: search.get('area') ?? '',
  action: search.get('action') ?? '',
});

/** Everything that was done: by day, by person or by record, and of one kind only if that is wished. */
export function AuditPage({ actor }: { actor: Actor }) {
  const { data: shop, error, refetch } = useShop();
  const words = shop === null ? firstSettings() : shop?.settings;
  if (!can(actor, 'audit:read'))
    return <NotYours title="The audit is not yours to see" text="Ask a manager if you need it." />;
  return (
    <div className={styles.page}>
      <h1>Audit</h1>
      <p className={styles.muted}>Who did what, and when. Nobody can change or remove an entry.</p>
      {words && <AuditList words={words} />}
      {!words && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!words && !error && <Loading />}
    </div>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading the audit">
    <Skeleton height={320} />
  </div>
);

function AuditList({ words }: { words: ShopWords }) {
  const [search] = useSearchParams();
  const { area, action } = kindOf(search);
  const view = viewOf(search, words.timeZone);
  const { data: names = new Map<string, string>() } = useQuery({
    queryKey: keys.staffNames,
    queryFn: readStaffNames,
  });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.audit(view, area, action),
    queryFn: ({ pageParam }) =>
      readAudit(
        view,
        pageParam,
        (line) => (area === '' || areaOf(line.subject) === area) && (action === '' || line.action === action),
      ),
    // Whoever did something a moment ago looks for it here.
    staleTime: 0,
    initialPageParam: null as AuditPlace | null,
    getNextPageParam: ({ next }) => next,
  });
  const today = todayIn(words.timeZone);
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  const nameOf = (line: AuditLine) => {
    if (line.actorKind === 'SYSTEM') return 'Workbay';
    if (line.actorKind === 'LINK') return 'Somebody with the customer’s link';
    return line.actorKind === 'STAFF' ? (names.get(line.actorId) ?? 'Staff') : 'Customer';
  };
  return (
    <>
      <AuditFilters view={view} names={names} zone={words.timeZone} />
      {view.by === 'subject' && (
        <p>
          Of one record only. <Link to="/staff/audit">Show the day instead</Link>
        </p>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && lines.length === 0 && (
        <EmptyState
          title="Nothing here"
          text={
            hasNextPage
              ? 'Nothing of this kind among the latest entries. There are earlier ones.'
              : 'Nothing of this kind was done on this day or by this person.'
          }
        />
      )}
      {lines.length > 0 && (
        <ol className={styles.lines}>
          {lines.map((line) => (
            <li key={`${line.subject} ${line.auditId}`}>
              <AuditEntryLine line={line} who={nameOf(line)} names={names} words={words} today={today} />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

interface AuditFiltersProps {
  view: AuditView;
  names: ReadonlyMap<string, string>;
  zone: ZoneId;
}

/** All of it stands in the address, so that reloading and a link to a colleague show the same. */
function AuditFilters({ view, names, zone }: AuditFiltersProps) {
  const [search, setSearch] = useSearchParams();
  const kind = kindOf(search);
  /** Of the day, the person and the record only one is looked at; the kind stays. */
  const look = (at: Record<string, string>) => setSearch(given({ ...kind, ...at }), { replace: true });
  const choose = (change: Partial<Kind>) =>
    setSearch(given({ ...Object.fromEntries(search), ...change }), { replace: true });
  return (
    <form className={styles.filters} onSubmit={(event) => event.preventDefault()}>
      <Field label="Day">
        <TextInput
          type="date"
          max={todayIn(zone)}
          value={view.by === 'day' ? view.day : ''}
          onChange={(event) => look({ day: event.currentTarget.value })}
        />
      </Field>
      <Choice
        label="Person"
        value={view.by === 'actorId' ? view.key : ''}
        any="Everybody"
        options={[...names]}
        onChange={(person) => look({ person })}
      />
      <Choice
        label="Area"
        value={kind.area}
        any="All"
        options={Object.entries(AREAS)}
        onChange={(area) => choose({ area })}
      />
      <Choice
        label="What was done"
        value={kind.action}
        any="Anything"
        options={ACTIONS}
        onChange={(action) => choose({ action })}
      />
    </form>
  );
}

/** Without what says nothing. */
const given = (search: Record<string, string>): [string, string][] =>
  Object.entries(search).filter(([, value]) => value !== '');

interface ChoiceProps {
  label: string;
  value: string;
  /** The word for no choice. */
  any: string;
  options: readonly (readonly [key: string, word: string])[];
  onChange: (key: string) => void;
}

function Choice({ label, value, any, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      <select className="control" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  );
}
