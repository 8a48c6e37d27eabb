/**
 * Calls `end` once, when the runtime is to end: Ctrl-C, a signal, or whoever started it lets go of it or is gone. A second signal
 * does not wait.
 */
export function onEnding(end: () => Promise<void>): void {
  let isEnding = false;
  let signals = 0;
  const begin = (): void => {
    if (isEnding) return;
    isEnding = true;
    void end().finally(() => process.exit(0));
  };
  const signalled = (): void => {
    signals += 1;
    if (signals > 1) process.exit(130);
    begin();
  };
  process.on('SIGINT', signalled);
  process.on('SIGTERM', signalled);
  process.once('disconnect', begin);
}
