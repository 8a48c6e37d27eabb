import { createContext, use, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { factText } from '../../../domain/shared/problem';
import type { ProblemError } from '../../lib/problem-error';
import { fieldProblemText, problemText } from '../../lib/problem-text';
import { useUnsaved } from '../../lib/use-unsaved';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useUnsavedInModal } from './modal';
import styles from './staff-form.module.css';

const Problem = createContext<ProblemError | null>(null);

/** The refusal of this field, if any. */
export function useFieldProblem(name: string | undefined): string | undefined {
  const problem = use(Problem);
  return name === undefined || problem === null ? undefined : fieldProblemText(problem, name);
}

/** How a form is sent, as returned by `useCommand`. */
export interface Saving {
  readonly isPending: boolean;
  readonly isWaiting?: boolean;
  readonly problem: ProblemError | null;
}

interface StaffFormProps {
  /** The form's name for screen readers. */
  label?: string;
  saving: Saving;
  onSave: () => void;
  /** There are unsaved changes: links and reloading ask first. */
  isUnsaved?: boolean;
  saveWord?: string;
  /** Saving deletes something. */
  isDanger?: boolean;
  /** Whether it has enough to be sent. */
  isReady?: boolean;
  onCancel?: (() => void) | undefined;
  /** Shown beside the button after saving, if the form stays open. */
  done?: string | undefined;
  /** Shown at the foot instead of the buttons, for a decision that comes first. */
  instead?: ReactNode;
  children: ReactNode;
}

/**
 * A form with one bar at its foot: the save button, a note on unsaved changes, and refusals. The refusal of one field
 * appears at the field, which takes the focus.
 */
export function StaffForm(props: StaffFormProps) {
  const { label, saving, onSave, isUnsaved = false, children, instead, ...foot } = props;
  const form = useRef<HTMLFormElement>(null);
  const { problem } = saving;
  useUnsaved(isUnsaved);
  useUnsavedInModal(isUnsaved);
  useEffect(() => {
    if (problem?.code !== 'INVALID_INPUT') return;
    const field = form.current?.elements.namedItem(factText(problem.facts, 'field'));
    if (field instanceof HTMLElement) field.focus();
  }, [problem]);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        // To React, a form in a dialog is inside the page's form.
        event.stopPropagation();
        if (!saving.isPending) onSave();
      }}
    >
      <Problem value={problem}>{children}</Problem>
      <div className={styles.bar}>{instead ?? <Foot saving={saving} isUnsaved={isUnsaved} {...foot} />}</div>
    </form>
  );
}

type FootProps = Pick<
  StaffFormProps,
  'saving' | 'isUnsaved' | 'saveWord' | 'isDanger' | 'isReady' | 'onCancel' | 'done'
>;

function Foot({ saving, isUnsaved, saveWord = 'Save', isDanger, isReady = true, onCancel, done }: FootProps) {
  const { isPending, isWaiting = false, problem } = saving;
  return (
    <>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      {isWaiting && (
        <Notice tone="waiting">You’re offline. This is sent as soon as you’re back: keep the page open.</Notice>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} busy={isPending} disabled={!isReady}>
          {saveWord}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <span role="status" className={styles.note}>
          {noteOf(isPending, isUnsaved === true, done)}
        </span>
      </div>
    </>
  );
}

function noteOf(isPending: boolean, isUnsaved: boolean, done: string | undefined): string {
  if (isPending) return '';
  if (isUnsaved) return 'Unsaved changes';
  return done ?? '';
}

interface FormSectionProps {
  title: ReactNode;
  /** What the fields decide, in one sentence. */
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Fields that belong together, under a heading. */
export function FormSection({ title, intro, actions, children }: FormSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {actions}
      </div>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </section>
  );
}

/** Fields side by side, as many as fit. */
export const FieldGrid = ({ label, children }: { label?: string; children: ReactNode }) => (
  <div className={styles.grid} {...(label !== undefined && { role: 'group', 'aria-label': label })}>
    {children}
  </div>
);
