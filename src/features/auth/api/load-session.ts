type Session = typeof import('../../../lib/session');

let loading: Promise<Session> | null = null;

/** Loads the sign-in library when the person turns to the form, so the form itself appears at once. */
export function loadSession(): Promise<Session> {
  loading ??= import('../../../lib/session').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
