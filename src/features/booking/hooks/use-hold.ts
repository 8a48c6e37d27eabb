import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../lib/problem-error';
import { holdSlot, releaseHold } from '../api/hold-slot';
import { type Hold, keepHold, readHold, secondsLeft } from '../hold';

/** What to hold now. */
export interface HoldWish {
  readonly serviceId: string;
  readonly planId: string | null;
  readonly startsAt: string;
}

export interface HoldState {
  readonly hold: Hold | null;
  /** The nearest free times, if another customer was faster. */
  readonly taken: readonly string[] | null;
  /** Holds the time again after it ended. */
  readonly keepAgain: () => void;
}

const whatOf = ({ serviceId, planId, startsAt }: HoldWish): string => [serviceId, planId ?? '', startsAt].join('|');

/**
 * Holds the chosen time while the form is filled in, and frees it when the person leaves. If holding fails for another
 * reason than a taken time, the person can go on: booking decides.
 */
export function useHold(wish: HoldWish | null): HoldState {
  const [hold, setHold] = useState(readHold);
  const [taken, setTaken] = useState<{ what: string; alternatives: readonly string[] } | null>(null);
  const what = wish && whatOf(wish);
  const ask = (wanted: HoldWish) => {
    const before = readHold();
    const token = before?.token ?? crypto.randomUUID();
    const previousStartsAt = before && before.startsAt !== wanted.startsAt ? before.startsAt : null;
    holdSlot({ holdToken: token, ...wanted, previousStartsAt })
      .then(({ heldUntil, holder }) => {
        const next = { token, holder, startsAt: wanted.startsAt, what: whatOf(wanted), until: heldUntil };
        keepHold(next);
        setHold(next);
      })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError) || error.code !== 'SLOT_TAKEN') return;
        const { alternatives } = error.facts;
        setTaken({ what: whatOf(wanted), alternatives: Array.isArray(alternatives) ? alternatives.map(String) : [] });
      });
  };
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (wish === null || what === null || asked.current === what) return;
    asked.current = what;
    const held = readHold();
    if (held?.what !== what || secondsLeft(held.until, Date.now()) === 0) ask(wish);
  });
  useEffect(() => releaseOnLeaving, []);
  return {
    hold: hold?.what === what ? hold : null,
    taken: taken?.what === what ? taken.alternatives : null,
    keepAgain: () => wish && ask(wish),
  };
}

/** Leaving the booking frees the time for others. A closed tab cannot say so; its hold expires. */
function releaseOnLeaving(): void {
  const hold = readHold();
  if (hold === null) return;
  keepHold(null);
  if (secondsLeft(hold.until, Date.now()) === 0) return;
  releaseHold({ holdToken: hold.token, startsAt: hold.startsAt }).catch(() => undefined);
}
