import type { Versioned } from '../../../domain/shared/versioned';
import { useToast } from '../../components/staff/toasts';
import type { Save } from './api/save';
import { useSave } from './use-save';

interface Named {
  readonly name: string;
}

/** Saves a record whose form then closes: a toast says so and, of one that was there before, puts it back. */
export function useSaveAndTell<Record extends Named>(
  write: (record: Versioned<Record>, change: Save) => Promise<unknown>,
  before: Versioned<Record>,
  onSaved: () => void,
) {
  const toast = useToast();
  const undoing = useSave(write, ({ name }: Versioned<Record>) => toast({ text: `${name} is as it was before` }));
  return useSave(write, ({ name, version }: Versioned<Record>) => {
    onSaved();
    const undo = () => undoing.save({ ...before, version: version + 1 });
    toast({ text: `${name} saved`, ...(before.version > 0 && { undo }) });
  });
}
