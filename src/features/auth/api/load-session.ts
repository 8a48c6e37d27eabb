type Session = typeof import('../../../lib/session');

let loading: Promise<Session> | null = null;

/** The sign-in library comes when somebody turns to the form, so that the form itself is there at once. */
export function loadSession(): Promise<Session> {
  loading ??= import('../../../lib/session').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
