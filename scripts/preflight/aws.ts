import { spawnSync } from 'node:child_process';

export type AwsAnswer =
  | { readonly kind: 'ANSWERED'; readonly value: unknown }
  | { readonly kind: 'ABSENT' }
  | { readonly kind: 'UNKNOWN'; readonly why: string };

/** One question to AWS, in the words of its command line: `['ssm', 'get-parameter', …]`. */
export type Aws = (args: readonly string[]) => AwsAnswer;

const PATIENCE_MS = 30_000;

/** Asks through the `aws` command, which knows the user's credentials and region. */
export const awsCommand: Aws = (args) => {
  const done = spawnSync('aws', [...args, '--output', 'json'], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: { ...process.env, AWS_PAGER: '' },
  });
  return answerOf(done);
};

interface Done {
  readonly error?: Error | undefined;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a finished `aws` command says. */
export function answerOf({ error, status, stdout, stderr }: Done): AwsAnswer {
  if (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { kind: 'UNKNOWN', why: isMissing ? 'the aws command is not installed' : error.message };
  }
  if (status === 0) return { kind: 'ANSWERED', value: JSON.parse(stdout) };
  if (/\((ParameterNotFound|NotFoundException)\)/.test(stderr)) return { kind: 'ABSENT' };
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return { kind: 'UNKNOWN', why: lines.at(-1)?.trim() ?? `aws ended with ${status}` };
}
