/** A time held for a person who is filling in the form. */
export interface Hold {
  /** The secret that allows booking it. */
  readonly token: string;
  /** Its fingerprint on the day sheets. */
  readonly holder: string;
  readonly startsAt: string;
  /** What is held: service, plan and time. */
  readonly what: string;
  readonly until: string;
}

const KEY = 'workbay.hold';

/** The hold of this browser tab, ended or not; null if there is none. */
export function readHold(): Hold | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Hold);
  } catch {
    return null;
  }
}

export function keepHold(hold: Hold | null): void {
  try {
    if (hold === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(hold));
  } catch {
    // A browser without storage: the hold expires.
  }
}

/** Seconds left of a hold; 0 once it has ended. */
export const secondsLeft = (until: string, nowMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 1000));

/** `9:41`. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
