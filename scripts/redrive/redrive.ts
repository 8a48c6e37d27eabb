/** An event that a function failed on too often, as Lambda put it into the bucket. */
export interface ParkedEvent {
  readonly key: string;
  readonly body: string;
}

/** The outcome for the changes that the effects function parked. */
interface ChangesReport {
  readonly done: number;
  readonly failed: number;
}

/** Where events are parked, and the function they go to: in AWS or on this machine. */
export interface Yard {
  /** The function that carries out the effects of changes, and parks those whose effects failed. */
  readonly effectsFunction: string;
  list(): Promise<readonly ParkedEvent[]>;
  /** Calls the function and returns its answer; throws when it fails. */
  invoke(functionArn: string, event: string): Promise<unknown>;
  remove(key: string): Promise<void>;
}

export interface Redrive {
  readonly yard: Yard;
  /** Only lists what is parked. */
  readonly dryRun?: boolean;
  readonly say: (line: string) => void;
}

interface InvocationRecord {
  readonly requestContext: { readonly functionArn: string };
  readonly timestamp: string;
  readonly payload?: string;
}

interface StreamAnswer {
  readonly batchItemFailures?: readonly unknown[];
}

/** Has every change carried out whose effects failed, whether its next retry is due or not. What fails again stays. */
export async function redriveChanges({ yard }: Pick<Redrive, 'yard'>): Promise<ChangesReport> {
  return (await yard.invoke(yard.effectsFunction, JSON.stringify({ redrive: 'ALL' }))) as ChangesReport;
}

/**
 * Sends every parked event to its function again, oldest first, and removes it once all of it was processed. One that
 * fails again stays. Stopping in between repeats at most one event, which does no harm: each of its effects is carried
 * out once.
 */
export async function redrive({ yard, dryRun = false, say }: Redrive): Promise<{ sent: number; left: number }> {
  const parked = await yard.list();
  const dated = parked.map((event) => ({ event, record: JSON.parse(event.body) as InvocationRecord }));
  dated.sort((one, other) => one.record.timestamp.localeCompare(other.record.timestamp));
  let sent = 0;
  for (const { event, record } of dated) {
    const problem = dryRun ? 'parked' : await sendAgain(yard, record);
    say(`${record.timestamp}  ${nameOf(record)}  ${problem ?? 'done'}  ${event.key}`);
    if (problem !== null) continue;
    await yard.remove(event.key);
    sent += 1;
  }
  return { sent, left: dated.length - sent };
}

const nameOf = ({ requestContext }: InvocationRecord): string => requestContext.functionArn.split(':').at(6) ?? '';

/** Why it did not work, or null. */
async function sendAgain(yard: Yard, { requestContext, payload }: InvocationRecord): Promise<string | null> {
  if (payload === undefined) return 'the event itself was not kept';
  try {
    const answer = (await yard.invoke(requestContext.functionArn, payload)) as StreamAnswer | null;
    const failures = answer?.batchItemFailures ?? [];
    return failures.length === 0 ? null : `fails again (${failures.length} of its records, and what follows them)`;
  } catch (error) {
    return `fails again (${(error as Error).message})`;
  }
}
