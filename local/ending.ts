/** One Ctrl-C reaches a program under npm twice: from the terminal, and passed on by npm. */
const SAME_SIGNAL_MS = 500;

/** Calls `end` once, on Ctrl-C or a signal. A second signal does not wait. */
export function onEnding(end: () => Promise<void>): void {
  let firstMs: number | undefined;
  const signalled = (): void => {
    if (firstMs === undefined) {
      firstMs = performance.now();
      void end().finally(() => process.exit(0));
    } else if (performance.now() - firstMs > SAME_SIGNAL_MS) {
      process.exit(130);
    }
  };
  process.on('SIGINT', signalled);
  process.on('SIGTERM', signalled);
}
