import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { type StoredAppointment, readAppointment, replaceAppointment } from './appointments';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What to do with a visit: what to write, or an answer without writing. */
export type Rewriting<Answer> =
  | { readonly answer: Answer }
  | {
      readonly after: Rewritten;
      readonly also?: readonly TransactItem[];
      /** The answer if one of `also` was refused; without it, a refusal means reading again. */
      readonly refused?: Answer;
    };

type Rewritten = Omit<StoredAppointment, 'version' | 'updatedAt'>;

/**
 * Reads a visit, decides, and writes on exactly the version it read; if others were faster, it reads and decides again.
 * BUSY when they keep writing it. The written visit counts one version more.
 */
export async function rewriteVisit<Answer>(
  deps: CommandDeps,
  { appointmentId, tries }: { readonly appointmentId: string; readonly tries: number },
  decide: (visit: StoredAppointment | null) => Promise<Rewriting<Answer>> | Rewriting<Answer>,
): Promise<{ readonly answer: Answer } | { readonly written: StoredAppointment } | 'BUSY'> {
  for (let count = 1; count <= tries; count += 1) {
    const visit = await readAppointment(deps, appointmentId);
    const decided = await decide(visit);
    if ('answer' in decided) return decided;
    if (visit === null) throw new Error('a visit that is not there cannot be written again');
    const written = { ...decided.after, version: visit.version + 1, updatedAt: deps.now };
    const items = [replaceAppointment(deps, visit, written), ...(decided.also ?? [])];
    const outcome = await saveTogether(deps, items);
    if (outcome.kind === 'SAVED') return { written };
    const alsoRefused = outcome.kind === 'REFUSED' && outcome.items.some((position) => position > 0);
    if (alsoRefused && decided.refused !== undefined) return { answer: decided.refused };
    await backOff(deps, count);
  }
  return 'BUSY';
}
