/**
 * The failures that the inbox can imitate, with SES's errors (API reference, SendEmail, "Errors"; "Common errors"). DOWN
 * breaks the connection; LOST accepts the email and breaks the connection before the answer.
 */
const TROUBLES = {
  THROTTLED: { status: 429, error: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' },
  QUOTA: { status: 400, error: 'LimitExceededException', message: 'Daily message quota exceeded.' },
  PAUSED: { status: 400, error: 'SendingPausedException', message: 'Sending is paused for this account.' },
  SUSPENDED: { status: 400, error: 'AccountSuspendedException', message: 'The account is suspended.' },
  FAILING: { status: 500, error: 'InternalServiceErrorException', message: 'The service failed.' },
  DOWN: null,
  LOST: null,
} as const;

export type TroubleKind = keyof typeof TROUBLES;

export interface Trouble {
  readonly kind: TroubleKind;
  /** How many of the next calls fail; without a number all of them, until told otherwise. */
  readonly calls?: number;
}

export interface MailRefusal {
  readonly status: number;
  readonly error: string;
  readonly message: string;
}

export interface Troubles {
  /** Sets the failure from now on; null ends it. */
  meet(trouble: Trouble | null): void;
  /** Sets the account's sending rate from now on; null: no limit. */
  limitRate(perSecond: number | null): void;
  /** The failure of this call; null if there is none. */
  next(nowMs?: number): { readonly kind: TroubleKind; readonly refusal: MailRefusal | null } | null;
}

const metWith = (kind: TroubleKind) => ({ kind, refusal: TROUBLES[kind] });

export function openTroubles(): Troubles {
  let present: Trouble | null = null;
  let left = 0;
  let perSecond: number | null = null;
  let taken: number[] = [];

  function isTooFast(nowMs: number): boolean {
    if (perSecond === null) return false;
    taken = taken.filter((at) => nowMs - at < 1000);
    if (taken.length >= perSecond) return true;
    taken.push(nowMs);
    return false;
  }

  return {
    meet: (trouble) => {
      present = trouble;
      left = trouble?.calls ?? Infinity;
    },
    limitRate: (most) => {
      perSecond = most;
    },
    next: (nowMs = Date.now()) => {
      if (present !== null && left > 0) {
        left -= 1;
        return metWith(present.kind);
      }
      return isTooFast(nowMs) ? metWith('THROTTLED') : null;
    },
  };
}

/** A developer's body for `/trouble`; undefined if it is not understood. */
export function troubleIn(text: string): Trouble | null | undefined {
  try {
    const told = JSON.parse(text) as { readonly kind?: unknown; readonly calls?: unknown } | null;
    if (told === null) return null;
    if (typeof told.kind !== 'string' || !Object.hasOwn(TROUBLES, told.kind)) return undefined;
    const calls = typeof told.calls === 'number' ? { calls: told.calls } : {};
    return { kind: told.kind as TroubleKind, ...calls };
  } catch {
    return undefined;
  }
}
