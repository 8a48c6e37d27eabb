import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import styles from './vehicle-files.module.css';

interface PictureViewerProps {
  name: string;
  link: string;
  onClose: () => void;
}

/** A picture as large as the window. Escape closes it, and the focus goes back to where it was. */
export function PictureViewer({ name, link, onClose }: PictureViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.viewer} aria-label={name} onClose={onClose}>
      <div className={styles.viewerHead}>
        <bdi className={styles.name}>{name}</bdi>
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </div>
      <img src={link} alt={name} />
    </dialog>
  );
}
