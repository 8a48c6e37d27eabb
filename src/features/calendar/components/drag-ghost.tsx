import { toInstant } from '../../../../domain/shared/time';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import type { CalendarLayout } from '../calendar-layout';
import { type Clock, timeWords } from '../calendar-words';
import type { Drag } from '../hooks/use-drag';
import type { MovePreview } from '../move-preview';
import styles from './drag-ghost.module.css';

/** Free, or why not. */
export function previewWords(preview: MovePreview): string {
  if (preview.kind === 'FREE') return 'Free';
  return preview.kind === 'ASKS_REASON' ? `${preview.rule}: asks for a reason` : preview.why;
}

/** Where the visit would land, in its column, or why it may not. */
export function DragGhost({ drag, layout, clock }: { drag: Drag; layout: CalendarLayout; clock: Clock }) {
  const place = {
    '--top': (drag.startMs - layout.startMs) / 60_000,
    '--height': drag.durationMinutes,
  } as React.CSSProperties;
  return (
    <div className={styles.ghost} style={place} data-preview={drag.preview.kind} aria-hidden="true">
      <strong>
        {timeWords(drag.startMs, clock)} to {timeWords(drag.startMs + drag.durationMinutes * 60_000, clock)}
      </strong>
      <span>{previewWords(drag.preview)}</span>
    </div>
  );
}

/** The same for screen readers: announced on each change. */
export function DragSpeech({ drag, layout, clock }: { drag: Drag | null; layout: CalendarLayout; clock: Clock }) {
  const column = drag && layout.columns[drag.column]?.resource.name;
  return (
    <VisuallyHidden>
      <span role="status">
        {drag?.by === 'KEYS' &&
          `${timeWords(toInstant(drag.startMs), clock)} to ${timeWords(
            drag.startMs + drag.durationMinutes * 60_000,
            clock,
          )}, ${column ?? ''}. ${previewWords(drag.preview)}. Arrows move, Shift and arrows change the length, Enter drops, Escape puts it back.`}
      </span>
    </VisuallyHidden>
  );
}
