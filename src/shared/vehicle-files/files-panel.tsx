import { useRef, useState } from 'react';
import { ErrorState } from '../../components/ui/error-state';
import { Skeleton } from '../../components/ui/skeleton';
import { FileGrid } from './file-grid';
import { UploadList } from './upload-list';
import { useUploads } from './use-uploads';
import { useReadAgain, useVehicleFiles } from './use-vehicle-files';
import type { VehicleFilesProps } from './vehicle-files';
import styles from './vehicle-files.module.css';

/** What the file dialog offers; a phone offers its camera beside. */
const ACCEPT = 'image/*,application/pdf,.heic,.heif';

/** The files of a car: added, seen, opened and removed. */
export function FilesPanel({ vehicleId, label, mayEdit, ...told }: VehicleFilesProps) {
  const { data: files, error, refetch } = useVehicleFiles(vehicleId);
  const readAgain = useReadAgain(vehicleId);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const { uploads, add, retry, dismiss } = useUploads(vehicleId, async (name) => {
    await readAgain();
    setSaid(`${name} was added.`);
  });
  const onRemoved = (name: string) => {
    setSaid(`${name} was removed.`);
    adder.current?.focus();
  };
  return (
    <div className={styles.panel}>
      {mayEdit && (
        <div className={styles.adding}>
          <button
            ref={adder}
            type="button"
            className="button button-secondary button-normal"
            aria-describedby={`limits-${vehicleId}`}
            onClick={() => input.current?.click()}
          >
            Add a photo or a document
          </button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={ACCEPT}
            aria-label={`Photos and documents to add to ${label}`}
            onChange={({ currentTarget }) => {
              add([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          <span className={styles.hint} id={`limits-${vehicleId}`}>
            JPEG, PNG, WebP, HEIC or PDF, up to 10 MB each.
          </span>
        </div>
      )}
      <UploadList uploads={uploads} onRetry={retry} onDismiss={dismiss} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error && !files && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !files && <Loading label={label} />}
      {files?.length === 0 && uploads.length === 0 && <Empty mayEdit={mayEdit} {...told} />}
      {files && files.length > 0 && (
        <FileGrid
          files={files}
          label={label}
          mayEdit={mayEdit}
          {...told}
          onBroken={() => void refetch()}
          onRemoved={onRemoved}
        />
      )}
    </div>
  );
}

const Loading = ({ label }: { label: string }) => (
  <div className={styles.grid} role="status" aria-label={`Loading the files of ${label}`}>
    <Skeleton height={180} />
    <Skeleton height={180} />
  </div>
);

function Empty({ mayEdit, audience }: { mayEdit: boolean; audience: 'CUSTOMER' | 'STAFF' }) {
  const why =
    audience === 'CUSTOMER'
      ? 'A photo of the damage or the car’s papers helps us prepare.'
      : 'Photos and papers that you add are seen by the customer too.';
  return (
    <p className={styles.empty}>
      <strong>No photos or documents yet.</strong> {mayEdit && why}
    </p>
  );
}
