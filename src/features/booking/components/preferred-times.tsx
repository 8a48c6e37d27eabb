import { Button } from '../../../components/ui/button';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { longDayText, timeText } from '../../../lib/when';

interface PreferredTimesProps {
  /** Best first. */
  times: readonly string[];
  settings: ShopSettings;
  onChange: (times: readonly string[]) => void;
  onAdd: () => void;
}

const MOST = 4;

/** Preferred times, ranked: the workshop confirms one of them. */
export function PreferredTimes({ times, settings, onChange, onAdd }: PreferredTimesProps) {
  const words = (at: string) => `${timeText(at, settings)} on ${longDayText(at, settings)}`;
  const earlier = (index: number) => {
    const next = [...times];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <section className="flexible" aria-labelledby="flexible-title">
      <h2 id="flexible-title">{times.length > 1 ? 'Times that suit you, best first' : 'Flexible?'}</h2>
      {times.length > 1 ? (
        <>
          <ol>
            {times.map((at, index) => (
              <li key={at}>
                <span>{words(at)}</span>
                <span className="picker-ways">
                  {index > 0 && (
                    <Button variant="quiet" onClick={() => earlier(index)}>
                      Prefer<span className="visually-hidden"> {words(at)}</span>
                    </Button>
                  )}
                  <Button variant="quiet" onClick={() => onChange(times.filter((one) => one !== at))}>
                    Remove<span className="visually-hidden"> {words(at)}</span>
                  </Button>
                </span>
              </li>
            ))}
          </ol>
          <p className="lead">We keep the first that is free and confirm one of them by mail.</p>
        </>
      ) : (
        <p className="lead">Name up to three more times. The workshop then confirms the one that fits best.</p>
      )}
      {times.length < MOST && <Button onClick={onAdd}>Add another time</Button>}
    </section>
  );
}
