import type { OwnCause } from '../../../../domain/outgoing/outbox';
import { MOST_TRIES, retryAtMs } from '../../../../domain/outgoing/retry';
import { toInstant, toMs } from '../../../../domain/shared/time';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import type { OutgoingMail } from '../../../gateways/ses';
import { linksOf } from '../../../outgoing/links';
import type { OutboxRow } from '../../../outgoing/outbox-row';
import { render } from '../../../outgoing/render-by-name';
import { senderOf } from '../../../outgoing/sender';
import { type DeliveryDeps, type DeliverySettings, atThisMoment } from './delivery-deps';
import { countInSecond } from '../store/mail-counts';
import { NOT_DUE, claimOutbox, moveOutbox } from '../store/outbox';
import { type Verdict, judge } from './judge';

/** The outcome of one attempt to send a row. NOT_OURS: not due, not to be sent, or taken by another. */
export type DeliveryOutcome = 'SENT' | 'SKIPPED' | 'WAITING' | 'DEAD' | 'NOT_OURS';

/**
 * Tries to send one row: claims it, checks whether it may still go out, and records what the mail service said. Throws
 * only when the row cannot be written; its lease then ends, and it is tried again.
 *
 * The service is called between two writes of the row. A crash after the call and before the second write leaves it
 * SENDING; unless the service's own event says in the meantime that it was taken, the email is sent a second time when
 * the lease is over.
 */
export async function deliver(
  deps: DeliveryDeps,
  settings: DeliverySettings,
  outboxId: string,
): Promise<DeliveryOutcome> {
  const attempt = deps.newId();
  const row = await claimOutbox(atThisMoment(deps), { outboxId, attempt });
  if (row === null) return 'NOT_OURS';
  const held = { outboxId, attempt, tries: row.tries };
  if (row.tries > MOST_TRIES) return giveUp(deps, held, row.cause ?? own('NO_ANSWER'));
  let verdict: Verdict;
  try {
    verdict = await judge(atThisMoment(deps), settings, row);
  } catch (error) {
    return tryLater(deps, held, { cause: own('CHECK_FAILED'), error });
  }
  if (verdict.do === 'SKIP') {
    await moveOutbox(atThisMoment(deps), outboxId, {
      event: 'SKIP',
      attempt,
      set: { ...NOT_DUE, reason: verdict.reason },
    });
    return 'SKIPPED';
  }
  if (verdict.do === 'WAIT') return waitUntil(deps, held, verdict.until);
  return send(deps, settings, { row, held, ...verdict });
}

/** A claim, and the number of this attempt. */
interface Held {
  readonly outboxId: string;
  readonly attempt: string;
  readonly tries: number;
}

interface Ready {
  readonly row: OutboxRow;
  readonly held: Held;
  readonly to: string;
  readonly shop: ShopSettings;
  readonly generation: number;
}

async function send(deps: DeliveryDeps, settings: DeliverySettings, ready: Ready): Promise<DeliveryOutcome> {
  const { row, held } = ready;
  let mail: OutgoingMail;
  try {
    mail = mailOf(settings, ready);
  } catch (error) {
    deps.log.error('message cannot be rendered', { outboxId: row.outboxId, kind: row.kind, ...nameOf(error) });
    return giveUp(deps, held, own('RENDER_FAILED'));
  }
  if (!(await takeTurn(deps, settings))) return waitUntil(deps, held, toInstant(toMs(deps.clock()) + SECOND_MS));
  let messageId: string;
  try {
    messageId = await deps.send(mail);
  } catch (error) {
    if (deps.isRefusedForGood(error)) return giveUp(deps, held, nameOf(error).error);
    return tryLater(deps, held, { cause: nameOf(error).error, error });
  }
  await noteSent(deps, held, messageId);
  return 'SENT';
}

function mailOf(settings: DeliverySettings, { row, to, shop, generation }: Ready): OutgoingMail {
  const { sender, siteUrl, configurationSet } = settings;
  const linkTo = linksOf({ ...settings, generation });
  return {
    ...render(row.kind, row.facts, { ...shop, siteUrl, linkTo }, shop.locale),
    from: senderOf(shop, sender),
    to,
    outboxId: row.outboxId,
    configurationSet,
  };
}

const SECOND_MS = 1000;
const LONGEST_QUEUE = 10;

/**
 * Waits for a second with room in it, so that all deliveries together stay within the account's rate. False when none
 * comes.
 */
async function takeTurn(deps: DeliveryDeps, { mailsPerSecond }: DeliverySettings): Promise<boolean> {
  for (let seconds = 0; seconds < LONGEST_QUEUE; seconds += 1) {
    if ((await countInSecond(atThisMoment(deps))) <= mailsPerSecond) return true;
    await deps.pause(SECOND_MS - (toMs(deps.clock()) % SECOND_MS));
  }
  return false;
}

const NOTE_TRIES = 4;

/**
 * The email is out, so this write deserves more than one attempt. The service's event may have been faster: that is
 * fine.
 */
async function noteSent(deps: DeliveryDeps, { outboxId, attempt }: Held, messageId: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const now = deps.clock();
      await moveOutbox(atThisMoment(deps), outboxId, {
        event: 'ACCEPT',
        attempt,
        set: { ...NOT_DUE, messageId, cause: null },
        first: { sentAt: now },
      });
      return;
    } catch (error) {
      if (tries === NOTE_TRIES) throw error;
      await deps.pause(50 * 2 ** tries);
    }
  }
}

async function tryLater(
  deps: DeliveryDeps,
  held: Held,
  { cause, error }: { readonly cause: string; readonly error: unknown },
): Promise<DeliveryOutcome> {
  deps.log.warn('message not sent', { outboxId: held.outboxId, tries: held.tries, cause, ...nameOf(error) });
  const retryMs = retryAtMs(held.tries, toMs(deps.clock()), deps.random());
  if (retryMs === null) return giveUp(deps, held, cause);
  const { outboxId, attempt } = held;
  await moveOutbox(atThisMoment(deps), outboxId, {
    event: 'WAIT',
    attempt,
    set: { dueAt: toInstant(retryMs), attempt: null, cause },
  });
  return 'WAITING';
}

/** Nothing was sent, so the attempt does not count. */
async function waitUntil(deps: DeliveryDeps, { outboxId, attempt, tries }: Held, until: string) {
  await moveOutbox(atThisMoment(deps), outboxId, {
    event: 'WAIT',
    attempt,
    set: { dueAt: until, attempt: null, tries: tries - 1 },
  });
  return 'WAITING' as const;
}

async function giveUp(deps: DeliveryDeps, { outboxId, attempt, tries }: Held, cause: string): Promise<'DEAD'> {
  await moveOutbox(atThisMoment(deps), outboxId, {
    event: 'GIVE_UP',
    attempt,
    set: { ...NOT_DUE, deadShard: 'DEAD', cause },
  });
  deps.log.error('message given up', { outboxId, tries, cause });
  return 'DEAD';
}

/** One of our own causes, for which there are words. */
const own = (cause: OwnCause): string => cause;

/** Only the name: the service puts addresses into its messages. */
const nameOf = (error: unknown): { readonly error: string } => ({
  error: error instanceof Error ? error.name : 'Unknown',
});
