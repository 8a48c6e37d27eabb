import type { OutboxRow } from '../../amplify/outgoing/outbox-row';
import { startTables } from '../testing/tables';
import { MailEpisode, type MailDoor } from './episode';
import type { Accepted } from './post';

/** Short, because some things only show when everything has come to rest. */
const MAILS_OF_EPISODE = 40;

export interface MailReport {
  readonly mails: number;
  readonly rows: readonly OutboxRow[];
  readonly accepted: readonly Accepted[];
  /** The first fault found, and after how many emails; null if there was none. */
  readonly wrong: { readonly after: number; readonly what: string } | null;
}

/** Episode after episode against the real engine, until there are enough emails or a fault is found. */
export async function runMailModel(
  door: MailDoor,
  { seed, most, engine = 'native' }: { seed: string; most: number; engine?: 'native' | 'java' },
): Promise<MailReport> {
  const running = await startTables({ engine });
  const rows: OutboxRow[] = [];
  const accepted: Accepted[] = [];
  let mails = 0;
  let wrong: MailReport['wrong'] = null;
  try {
    for (let number = 0; mails < most && wrong === null; number += 1) {
      const played = await new MailEpisode(door, running, `${seed}-${number}`).play(MAILS_OF_EPISODE);
      mails += played.mails;
      rows.push(...played.rows);
      accepted.push(...played.accepted);
      if (played.wrong !== null) wrong = { after: mails, what: played.wrong };
    }
    return { mails, rows, accepted, wrong };
  } finally {
    await running.stop();
  }
}
