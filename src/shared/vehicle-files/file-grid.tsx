import { useState } from 'react';
import type { ListedFile } from './api/list-files';
import { FileTile } from './file-tile';
import type { Told } from './file-words';
import { type Picture, PictureViewer } from './picture-viewer';
import styles from './vehicle-files.module.css';

interface FileGridProps extends Told {
  readonly files: readonly ListedFile[];
  /** Whose files they are, in words: the car's plate. */
  readonly label: string;
  readonly mayEdit: boolean;
  /** A picture did not load: its link has expired. */
  readonly onBroken: () => void;
  readonly onRemoved: (name: string) => void;
}

/** Photos and documents side by side; a picture opens as large as the window. */
export function FileGrid({ files, label, mayEdit, onBroken, onRemoved, ...told }: FileGridProps) {
  const [viewed, setViewed] = useState<string | null>(null);
  const pictures = files.filter(isPicture);
  const picture = pictures.find(({ fileId }) => fileId === viewed);
  return (
    <>
      <ul className={styles.grid} aria-label={`Files of ${label}`}>
        {files.map((file) => (
          <FileTile
            key={file.fileId}
            file={file}
            mayEdit={mayEdit}
            {...told}
            onView={() => setViewed(file.fileId)}
            onBroken={onBroken}
            onRemoved={() => onRemoved(file.name)}
          />
        ))}
      </ul>
      {picture && (
        <PictureViewer
          pictures={pictures}
          viewed={picture}
          label={label}
          {...told}
          onView={setViewed}
          onBroken={onBroken}
          onClose={() => setViewed(null)}
        />
      )}
    </>
  );
}

const isPicture = (file: ListedFile): file is Picture => file.link !== null;
