import { spawn } from 'node:child_process';

export interface Child {
  readonly pid: number;
  readonly exited: Promise<void>;
  hasExited(): boolean;
  stop(): Promise<void>;
}

/**
 * The child must not outlive us, even after `kill -9`, or its data file and port stay taken.
 * A shell holds our end of a pipe and ends the child when the pipe closes, for any reason.
 */
const SUPERVISOR = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "pid $child"
{ read -r _ <&3; kill "$child" 2>/dev/null; } &
wait "$child"
`;

/** Runs a program that ends when this process ends. `cwd` is its working folder. */
export async function startChild(command: readonly string[], cwd?: string): Promise<Child> {
  const shell = spawn('sh', ['-c', SUPERVISOR, 'sh', ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    ...(cwd ? { cwd } : {}),
  });
  let done = false;
  const exited = new Promise<void>((resolve) =>
    shell.once('exit', () => {
      done = true;
      shell.stdin.destroy();
      resolve();
    }),
  );
  shell.stdin.on('error', () => undefined);
  const pid = await new Promise<number>((resolve, reject) => {
    let head = '';
    shell.once('error', reject);
    shell.stdout.on('data', (chunk: Buffer) => {
      if (head.includes('\n')) return;
      head += chunk.toString();
      const match = /pid (\d+)\n/.exec(head);
      if (match) resolve(Number(match[1]));
    });
  });
  const unref = shell.stdout as unknown as { unref?: () => void };
  unref.unref?.();
  return {
    pid,
    exited,
    hasExited: () => done,
    stop: async () => {
      shell.stdin.end();
      await exited;
    },
  };
}
