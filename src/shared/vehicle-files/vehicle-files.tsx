import { useId, useState } from 'react';
import { Button } from '../../components/ui/button';
import { VisuallyHidden } from '../../components/ui/visually-hidden';
import { FilesPanel } from './files-panel';
import type { Told } from './file-words';
import styles from './vehicle-files.module.css';

export interface VehicleFilesProps extends Told {
  readonly vehicleId: string;
  /** What the car is called: its plate. */
  readonly label: string;
  readonly mayEdit: boolean;
  /** The button stands in a line with others, and what it opens goes below that line. */
  readonly isInLine?: boolean;
}

/** Photos and documents of a car, behind a button: read only when opened. */
export function VehicleFiles({ isInLine = false, ...props }: VehicleFilesProps) {
  const [shown, setShown] = useState<'NEVER' | 'NOW' | 'NOT_NOW'>('NEVER');
  const id = useId();
  const isShown = shown === 'NOW';
  return (
    <div className={isInLine ? styles.inLine : styles.part}>
      <Button
        variant="quiet"
        aria-expanded={isShown}
        {...(shown === 'NEVER' ? {} : { 'aria-controls': id })}
        onClick={() => setShown(isShown ? 'NOT_NOW' : 'NOW')}
      >
        <span className={styles.turner} aria-hidden="true" />
        Photos and documents<VisuallyHidden> of {props.label}</VisuallyHidden>
      </Button>
      {/* It stays once it was opened: files may be on their way. */}
      {shown !== 'NEVER' && (
        <section id={id} hidden={!isShown} aria-label={`Photos and documents of ${props.label}`}>
          <FilesPanel {...props} />
        </section>
      )}
    </div>
  );
}
