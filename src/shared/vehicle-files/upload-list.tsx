import { Button } from '../../components/ui/button';
import { VisuallyHidden } from '../../components/ui/visually-hidden';
import type { Upload } from './use-uploads';
import styles from './vehicle-files.module.css';

interface UploadListProps {
  uploads: readonly Upload[];
  onRetry: (fileId: string) => void;
  onDismiss: (fileId: string) => void;
}

/** Uploads, each with its progress or error. */
export function UploadList({ uploads, onRetry, onDismiss }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.uploads} aria-label="On their way">
      {uploads.map((upload) => (
        <li key={upload.fileId} className={upload.state === 'FAILED' ? styles.failed : styles.upload}>
          <bdi className={styles.name}>{upload.name}</bdi>
          {upload.state === 'FAILED' ? (
            <>
              <p role="alert">{upload.problem}</p>
              <div className={styles.buttons}>
                {upload.canRetry && (
                  <Button onClick={() => onRetry(upload.fileId)}>
                    Try again<VisuallyHidden> with {upload.name}</VisuallyHidden>
                  </Button>
                )}
                <Button variant="quiet" onClick={() => onDismiss(upload.fileId)}>
                  Dismiss<VisuallyHidden> {upload.name}</VisuallyHidden>
                </Button>
              </div>
            </>
          ) : (
            <Progress upload={upload} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload: { name, state, part } }: { upload: Upload }) {
  const words = state === 'WAITING' ? 'Waiting' : sendingWords(part);
  return (
    <div className={styles.progress}>
      <progress max={1} value={part} aria-label={`${name}: how much is sent`} />
      <span className={styles.hint}>{words}</span>
    </div>
  );
}

const sendingWords = (part: number): string => (part < 1 ? `${Math.round(part * 100)} %` : 'Checking it');
