import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCustomerSearch } from '../../../shared/customer-search/use-search';
import { mayLeave } from '../../../lib/use-unsaved';
import { type FinderPage, type Hit, customerHits, pageHits } from '../hits';
import styles from './finder.module.css';

interface FinderProps {
  /** The pages that this person may open. */
  pages: readonly FinderPage[];
  /** Whether they may find customers. */
  findsCustomers: boolean;
}

/** One box for everything: Ctrl-K or ⌘-K opens it anywhere, arrows choose, Enter goes there. */
export function Finder({ pages, findsCustomers }: FinderProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = () => {
    setIsOpen(true);
    dialog.current?.showModal();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={styles.open} aria-keyshortcuts="Control+K Meta+K" onClick={open}>
        <SearchIcon />
        <span>Find</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label="Find"
        onClose={() => setIsOpen(false)}
        onClick={({ target }) => target === dialog.current && dialog.current.close()}
      >
        {isOpen && <FinderBox pages={pages} findsCustomers={findsCustomers} onDone={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function FinderBox({ pages, findsCustomers, onDone }: FinderProps & { onDone: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  // Enter came before the search was done: opens the new result, not an earlier one.
  const [isEntered, setIsEntered] = useState(false);
  const { found, isLongEnough, isCurrent, perhapsMore, isFetching, error } = useCustomerSearch(
    findsCustomers ? typed : '',
  );
  const hits = [...pageHits(pages, typed), ...customerHits(found ?? [])];
  const at = Math.min(chosen, Math.max(0, hits.length - 1));
  const go = (hit: Hit) => {
    onDone();
    if (mayLeave()) void navigate(hit.to);
  };
  const entered = isEntered && isCurrent ? hits[at] : undefined;
  useEffect(() => {
    if (entered) go(entered);
  });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((at + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      setIsEntered(true);
    }
  };
  return (
    <div className={styles.box}>
      <button type="button" className={styles.close} onClick={onDone}>
        Close
      </button>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={findsCustomers ? 'Plate, phone number, name, e-mail or page' : 'Page'}
        aria-expanded={hits.length > 0}
        aria-controls="finder-hits"
        aria-activedescendant={hits.length > 0 ? `finder-hit-${String(at)}` : undefined}
        placeholder={findsCustomers ? 'Plate, phone number, name, e-mail or page' : 'Page'}
        autoComplete="off"
        // People open the dialog to type here.
        ref={(input) => input?.focus()}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
          setIsEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.hits} id="finder-hits" role="listbox" aria-label="Found">
        {hits.map((hit, index) => (
          <li
            key={hit.to}
            id={`finder-hit-${String(index)}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => go(hit)}
          >
            <span className={styles.found}>
              <bdi>{hit.label}</bdi> <bdi className={styles.contact}>{hit.contact}</bdi>
            </span>
            <span className={styles.kind}>{hit.kind}</span>
          </li>
        ))}
      </ul>
      <p className={styles.note} role="status">
        {noteOf({ typed, isLongEnough, isFetching, failed: error !== null, count: hits.length, perhapsMore })}
      </p>
    </div>
  );
}

interface FinderState {
  readonly typed: string;
  readonly isLongEnough: boolean;
  readonly isFetching: boolean;
  readonly failed: boolean;
  readonly count: number;
  readonly perhapsMore: boolean;
}

function noteOf({ typed, isLongEnough, isFetching, failed, count, perhapsMore }: FinderState): React.ReactNode {
  if (failed) return 'Customers could not be looked up. Try again in a moment.';
  if (isFetching) return 'Looking…';
  if (perhapsMore) return 'There may be more: type on. Arrows choose, Enter opens.';
  if (count > 0) return <span className={styles.keys}>Arrows choose, Enter opens, Esc closes.</span>;
  return typed.trim() !== '' && isLongEnough ? 'Nothing found.' : 'Type a little more.';
}

function SearchIcon() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <circle cx="8.5" cy="8.5" r="5" />
      <path d="m12.3 12.3 4.2 4.2" strokeLinecap="round" />
    </svg>
  );
}
