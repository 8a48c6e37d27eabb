import type { Actor } from '../../../../domain/access/permissions';
import { ErrorState } from '../../../components/ui/error-state';
import { boardActor, useBoard } from '../hooks/use-board';
import { useBoardPlace } from '../hooks/use-board-place';
import { useNow } from '../hooks/use-now';
import { BoardDay } from './board-day';
import { BoardSkeleton } from './board-skeleton';
import { NotSetUp } from './not-set-up';
import styles from './board-page.module.css';

/** The staff's first screen: what the day asks for, then the day itself, and beside it the chosen appointment. */
export function BoardPage({ actor }: { actor: Actor }) {
  const { place } = useBoardPlace();
  const nowMs = useNow();
  const { shop, bays, staff, appointments, today, shownDate, error, retry } = useBoard(place.date, nowMs);
  if (shop === null) return <NotSetUp actor={actor} />;
  if (error && !(shop && bays && staff && appointments)) {
    return (
      <div className={styles.page}>
        <h1 className={styles.failed}>The board could not be read</h1>
        <ErrorState error={error} onRetry={retry} />
      </div>
    );
  }
  if (!shop || !bays || !staff || !appointments || !today || !shownDate) {
    return (
      <div className={styles.page}>
        <BoardSkeleton />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <BoardDay
        actor={boardActor(actor, staff)}
        nowMs={nowMs}
        today={today}
        date={shownDate}
        day={{ shop, bays, staff, appointments }}
      />
    </div>
  );
}
