import type { ReactNode } from 'react';
import type { Versioned } from '../../../../domain/shared/versioned';
import { StaffForm } from '../../../components/staff/staff-form';
import type { Edited } from '../use-edited';
import type { useSave } from '../use-save';
import { BrokenVisits } from './broken-visits';
import { NewerVersion } from './newer-version';
import type { SectionProps } from './settings-page';

interface SettingsFormProps<Fields extends object> extends SectionProps {
  edited: Edited<Fields>;
  saving: Omit<ReturnType<typeof useSave>, 'save'> & { readonly save: (record: Versioned<Fields>) => void };
  /** The record as read again; absent if it is gone, or not read yet. */
  theirs: Versioned<Fields> | undefined;
  /** How the form is sent. */
  prepare?: (form: Versioned<Fields>) => Versioned<Fields>;
  /** The form cannot be sent while this is false: the fields say why. */
  isRight?: boolean;
  /** What saving anyway means. */
  anyway?: string | undefined;
  onCancel?: () => void;
  children: ReactNode;
}

/**
 * The form of every settings record: keeps the input when a colleague was faster, and asks about appointments that the
 * change would break.
 */
export function SettingsForm<Fields extends object>(props: SettingsFormProps<Fields>) {
  const { actor, records, edited, saving, theirs, isRight = true, anyway, onCancel, children } = props;
  const { prepare = (form: Versioned<Fields>) => form } = props;
  const save = (form: Versioned<Fields>) => saving.save(prepare(form));
  return (
    <StaffForm
      saving={saving}
      isUnsaved={edited.isChanged}
      done={saving.isSaved ? 'Saved.' : undefined}
      onSave={() => isRight && save(edited.form)}
      onCancel={onCancel}
      instead={decision()}
    >
      {children}
    </StaffForm>
  );

  function decision(): ReactNode {
    if (saving.conflict) return <NewerVersion {...{ actor, records, edited, saving, theirs }} onSave={save} />;
    return saving.broken && <BrokenVisits {...{ saving, anyway }} settings={records.settings} broken={saving.broken} />;
  }
}
