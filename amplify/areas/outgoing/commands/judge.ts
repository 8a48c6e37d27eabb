import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { hasSignIn, wantsReminders } from '../../../../domain/customers/customer';
import { type AddressStanding, CAPS } from '../../../../domain/outgoing/caps';
import type { SkipReason } from '../../../../domain/outgoing/outbox';
import { quietUntilMs } from '../../../../domain/outgoing/quiet-hours';
import { inboxOf, isMailAddress } from '../../../../domain/shared/mailbox';
import { toInstant, toMs, type Instant } from '../../../../domain/shared/time';
import { SHOP_ID, type ShopSettings } from '../../../../domain/shop/shop-settings';
import type { RecordRef } from '../../../kernel/effects/effect';
import { type Row, numberOf } from '../../../kernel/row';
import { addressKeyOf } from '../../../kernel/secrets';
import { type OutboxRow } from '../../../outgoing/outbox-row';
import { KINDS } from '../../../outgoing/registry';
import { type StoredCustomer, readCustomerNow } from '../../customers/facts';
import { readSettings } from '../../shop/facts';
import type { DeliveryDeps, DeliverySettings } from './delivery-deps';
import { countMail } from '../store/mail-counts';
import { readOutboxAbout } from '../store/outbox';
import { addressHashOf, readSuppression } from '../store/suppression';

/** What to do with a row right before it would be sent. */
export type Verdict =
  /** `generation` is that of the links that open the record now. */
  | { readonly do: 'SEND'; readonly to: string; readonly shop: ShopSettings; readonly generation: number }
  | { readonly do: 'SKIP'; readonly reason: SkipReason }
  | { readonly do: 'WAIT'; readonly until: Instant };

const skip = (reason: SkipReason): Verdict => ({ do: 'SKIP', reason });

/**
 * Checks everything that may stop or delay a message, as it is now. Whatever cannot be read throws: nothing is sent
 * while in doubt. The address's budget comes last, because checking it counts.
 */
export async function judge(deps: DeliveryDeps, settings: DeliverySettings, row: OutboxRow): Promise<Verdict> {
  const kind = KINDS[row.kind];
  const [shop, record, customer] = await Promise.all([
    readSettings(deps),
    readRecord(deps, row.about),
    row.customerId === null ? null : readCustomerNow(deps, row.customerId),
  ]);
  if (customer !== null && customer.deletedAt !== null) return skip('FORGOTTEN');
  if (!kind.stillTrue(record, row.facts, toMs(deps.now))) return skip('NO_LONGER_TRUE');
  if (kind.choice === 'reminderMails' && customer !== null && !wantsReminders(customer)) return skip('CHOICE');
  if (await isSuperseded(deps, row)) return skip('SUPERSEDED');
  const to = row.audience === 'SHOP' ? shop.email : row.recipient;
  if (!isMailAddress(to)) return skip('NO_ADDRESS');
  if (inboxOf(to) === inboxOf(settings.sender.address)) return skip('LOOP');
  const addressHash = addressHashOf(to, addressKeyOf(settings.manageLinkSecret));
  if ((await readSuppression(deps, addressHash)) !== null) return skip('SUPPRESSED');
  const quiet = kind.urgency === 'CAN_WAIT' ? quietUntilMs(toMs(deps.now), shop.timeZone) : null;
  if (quiet !== null) return { do: 'WAIT', until: toInstant(quiet) };
  const cap = CAPS[standingOf(row, customer)];
  const full = await countMail(deps, { addressHash, outboxId: row.outboxId, cap });
  if (full === 'DAY') return skip('CAP');
  return full === 'HOUR'
    ? { do: 'WAIT', until: nextHour(deps.now) }
    : { do: 'SEND', to, shop, generation: numberOf(record ?? {}, 'linkGeneration') };
}

/** An address is proven if it is that of the customer's sign-in. A staff address was proven when they joined. */
function standingOf({ audience, recipient }: OutboxRow, customer: StoredCustomer | null): AddressStanding {
  if (audience === 'SHOP') return 'SHOP';
  if (audience === 'PERSON') return 'PROVEN';
  const isProven = customer !== null && hasSignIn(customer.customerId) && customer.email === recipient;
  return isProven ? 'PROVEN' : 'UNPROVEN';
}

const HOUR_MS = 3_600_000;
const nextHour = (now: Instant): Instant => toInstant((Math.floor(toMs(now) / HOUR_MS) + 1) * HOUR_MS);

/** Has a newer message about the same record, to the same recipient, replaced this one? */
async function isSuperseded(deps: DeliveryDeps, row: OutboxRow): Promise<boolean> {
  const others = await readOutboxAbout(deps, row.about);
  return others.some(
    (other) =>
      other.outboxId !== row.outboxId &&
      other.audience === row.audience &&
      other.recipient === row.recipient &&
      other.state !== 'SKIPPED' &&
      other.state !== 'DEAD' &&
      KINDS[other.kind].replaces.includes(row.kind) &&
      isNewer(other, row),
  );
}

type Aged = Pick<OutboxRow, 'recordVersion' | 'queuedAt'>;

/** By the record's version, because rows are written in any order; by time if there is no version. */
const isNewer = (other: Aged, row: Aged): boolean =>
  other.recordVersion !== null && row.recordVersion !== null && other.recordVersion !== row.recordVersion
    ? other.recordVersion > row.recordVersion
    : other.queuedAt > row.queuedAt;

/** The record a message is about, as it is stored now. */
async function readRecord(deps: DeliveryDeps, { model, id }: RecordRef): Promise<Row | null> {
  const place = placeOf(deps, model, id);
  if (place === null) return null;
  const { Item } = await deps.db.send(new GetCommand({ ...place, ConsistentRead: true }));
  return Item ?? null;
}

function placeOf({ tables }: DeliveryDeps, model: string, id: string) {
  switch (model) {
    case 'Appointment':
      return { TableName: tables.appointment, Key: { appointmentId: id } };
    case 'WaitingEntry':
      return { TableName: tables.waitingEntry, Key: { shopId: SHOP_ID, waitingId: id } };
    case 'StaffMember':
      return { TableName: tables.staffMember, Key: { shopId: SHOP_ID, staffId: id } };
    default:
      return null;
  }
}
