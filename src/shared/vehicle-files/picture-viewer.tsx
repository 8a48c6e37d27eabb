import { useEffect, useRef, useState } from 'react';
import type { ListedFile } from './api/list-files';
import { Button } from '../../components/ui/button';
import { VisuallyHidden } from '../../components/ui/visually-hidden';
import { type Told, factsText } from './file-words';
import styles from './picture-viewer.module.css';

/** A file that can be shown. */
export type Picture = ListedFile & { readonly link: string };

interface PictureViewerProps extends Told {
  /** All pictures of the car, in the order of the page. */
  pictures: readonly Picture[];
  viewed: Picture;
  /** What the car is called. */
  label: string;
  onView: (fileId: string) => void;
  /** The picture did not load: its link has expired. */
  onBroken: () => void;
  onClose: () => void;
}

const SWIPE_PX = 48;

/**
 * Pictures as large as the window, one after the other: by the arrow keys, the buttons, or a swipe. Escape closes, and
 * the focus goes back to where it was.
 */
export function PictureViewer({ pictures, viewed, label, onView, onBroken, onClose, ...told }: PictureViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const swipe = useRef<number | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const at = pictures.indexOf(viewed);
  const beside = (step: number) => pictures[(at + step + pictures.length) % pictures.length] ?? viewed;
  const move = (step: number) => onView(beside(step).fileId);
  const isAlone = pictures.length === 1;
  const next = beside(1).link;
  useEffect(() => {
    new Image().src = next;
  }, [next]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || isAlone) return;
    event.preventDefault();
    move(step);
  };
  const onTouchEnd = ({ changedTouches }: React.TouchEvent) => {
    const gone = (changedTouches[0]?.clientX ?? 0) - (swipe.current ?? 0);
    if (swipe.current !== null && !isAlone && Math.abs(gone) > SWIPE_PX) move(gone < 0 ? 1 : -1);
    swipe.current = null;
  };
  return (
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={viewed.name}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={({ target }) => target === dialog.current && dialog.current.close()}
    >
      <div className={styles.whole}>
        <header className={styles.head}>
          <p role="status">
            <bdi className={styles.name}>{viewed.name}</bdi>
            <span className={styles.facts}>
              {!isAlone && `${at + 1} of ${pictures.length} · `}
              {factsText(viewed, told)}
            </span>
          </p>
          <Button onClick={() => dialog.current?.close()}>Close</Button>
        </header>
        <div
          className={styles.stage}
          onTouchStart={({ touches }) => {
            // Two fingers enlarge, which is no swipe.
            swipe.current = touches.length === 1 ? (touches[0]?.clientX ?? null) : null;
          }}
          onTouchEnd={onTouchEnd}
        >
          <Large key={viewed.link} link={viewed.link} alt={`${viewed.name}, a photo of ${label}`} onBroken={onBroken} />
          {!isAlone && <Turn word="Previous photo" className={styles.previous} onClick={() => move(-1)} />}
          {!isAlone && <Turn word="Next photo" className={styles.next} onClick={() => move(1)} />}
        </div>
      </div>
    </dialog>
  );
}

/** The picture, or a placeholder while it loads or after a failure. */
function Large({ link, alt, onBroken }: { link: string; alt: string; onBroken: () => void }) {
  const [state, setState] = useState<'COMING' | 'THERE' | 'BROKEN'>('COMING');
  if (state === 'BROKEN') {
    const again = () => {
      setState('COMING');
      onBroken();
    };
    return (
      <div className={styles.broken} role="alert">
        <p>This photo did not load.</p>
        <Button onClick={again}>Try again</Button>
      </div>
    );
  }
  return (
    <>
      {state === 'COMING' && <span className={styles.coming} aria-hidden="true" />}
      <img src={link} alt={alt} onLoad={() => setState('THERE')} onError={() => setState('BROKEN')} />
    </>
  );
}

const Turn = ({ word, className, onClick }: { word: string; className: string | undefined; onClick: () => void }) => (
  <button type="button" className={`${styles.turn} ${className}`} onClick={onClick}>
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="m9 5 7 7-7 7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
    <VisuallyHidden>{word}</VisuallyHidden>
  </button>
);
