import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../lib/problem-text';
import { fileLink } from './api/file-link';
import type { ListedFile } from './api/list-files';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { VisuallyHidden } from '../../components/ui/visually-hidden';
import { type Told, factsText } from './file-words';
import { useRemoveFile } from './use-vehicle-files';
import styles from './vehicle-files.module.css';

interface FileTileProps extends Told {
  file: ListedFile;
  mayEdit: boolean;
  onView: () => void;
  /** The picture did not load: its link has expired. */
  onBroken: () => void;
  onRemoved: () => void;
}

/** Saves a file under its name; the page stays. */
function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.rel = 'noopener';
  link.click();
}

/** One photo or document: picture, details, and a button to remove it. */
export function FileTile({ file, mayEdit, onView, onBroken, onRemoved, ...told }: FileTileProps) {
  const [removing, setRemoving] = useState<'NO' | 'ASKING' | 'KEPT'>('NO');
  const { vehicleId, fileId, name, link } = file;
  // What staff added is theirs to remove.
  const mayRemove = mayEdit && (told.audience === 'STAFF' || !file.byStaff);
  const opening = useMutation({ mutationFn: () => fileLink({ vehicleId, fileId }), onSuccess: save });
  return (
    <li className={styles.tile}>
      <button
        type="button"
        className={styles.face}
        aria-busy={opening.isPending || undefined}
        onClick={() => (link ? onView() : opening.mutate())}
      >
        <VisuallyHidden>{link ? 'Look at' : 'Save'} </VisuallyHidden>
        {link ? <Thumbnail key={link} link={link} name={name} onBroken={onBroken} /> : <TypeIcon file={file} />}
        <VisuallyHidden>{name}</VisuallyHidden>
      </button>
      <div className={styles.caption}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.hint}>{factsText(file, told)}</span>
        {file.ofFormerOwner && <span className={styles.former}>Of a former owner. This customer does not see it.</span>}
        {opening.error && <Notice tone="problem">{problemText(opening.error)}</Notice>}
        {mayRemove && removing !== 'ASKING' && (
          <Button variant="quiet" autoFocus={removing === 'KEPT'} onClick={() => setRemoving('ASKING')}>
            Remove<VisuallyHidden> {name}</VisuallyHidden>
          </Button>
        )}
        {removing === 'ASKING' && <Removal file={file} onRemoved={onRemoved} onKept={() => setRemoving('KEPT')} />}
      </div>
    </li>
  );
}

/** The picture itself, once it is near; renews an expired link, once. */
function Thumbnail({ link, name, onBroken }: { link: string; name: string; onBroken: () => void }) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <Icon word="Photo" />;
  const broken = () => {
    setIsBroken(true);
    onBroken();
  };
  return <img src={link} alt="" title={name} loading="lazy" decoding="async" onError={broken} />;
}

const TypeIcon = ({ file: { contentType } }: { file: ListedFile }) => (
  <Icon word={contentType === 'image/heic' ? 'HEIC' : 'PDF'} />
);

const Icon = ({ word }: { word: string }) => (
  <span className={styles.icon} aria-hidden="true">
    <svg viewBox="0 0 24 24" width="40" height="40" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M6 2.75h8l5 5v13.5H6z" strokeLinejoin="round" />
      <path d="M14 2.75v5h5" strokeLinejoin="round" />
    </svg>
    {word}
  </span>
);

interface RemovalProps {
  file: ListedFile;
  onRemoved: () => void;
  onKept: () => void;
}

function Removal({ file: { vehicleId, fileId, name }, onRemoved, onKept }: RemovalProps) {
  const { mutate, isPending, error } = useRemoveFile(vehicleId);
  return (
    <div className={styles.removal} role="group" aria-label={`Remove ${name}?`}>
      <p>It cannot be brought back.</p>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="danger" busy={isPending} onClick={() => mutate(fileId, { onSuccess: onRemoved })}>
          Remove it
        </Button>
        <Button autoFocus disabled={isPending} onClick={onKept}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
