import type { OutgoingMail } from '../../amplify/gateways/ses';
import type { OutboxRow } from '../../amplify/outgoing/outbox-row';
import { recordKeyOf } from '../../amplify/outgoing/outbox-row';
import type { Post } from './post';
import { isUnreachable } from './post';
import type { Person, Visit, World } from './world';

/** The product's limits, written down a second time on purpose. */
const MOST_PER_HOUR = 4;
const MOST_PER_DAY = 6;
const SHOP_MOST_PER_HOUR = 60;
const HOUR_MS = 3_600_000;
/** At least this long between two tries of one row. */
const SHORTEST_PAUSE_MS = 30_000;
/** Two deliveries at once, five emails each, may still count for the second before. */
const MOST_UNDER_WAY = 10;
const MOST_REFUSALS = 4;
const QUIET = { from: 21, to: 7 };

const TRUE_IN: Readonly<Record<string, readonly Visit['status'][]>> = {
  APPOINTMENT_REQUESTED: ['PENDING'],
  APPOINTMENT_CONFIRMED: ['SCHEDULED'],
  APPOINTMENT_COMPLETED: ['COMPLETED'],
  APPOINTMENT_CANCELLED: ['CANCELLED'],
  REMINDER_DAY_BEFORE: ['SCHEDULED'],
  REMINDER_SAME_DAY: ['SCHEDULED'],
  STAFF_BOOKED: ['PENDING', 'SCHEDULED', 'COMPLETED'],
};

/** An address without its plus tag. */
export const plainInboxOf = (address: string) => address.replace(/\+[^@]*/, '');

export interface Known {
  readonly kind: string;
  readonly recordKey: string;
  readonly customerId: string;
  readonly inbox: string;
  /** In the order in which messages were queued. */
  readonly number: number;
}

/** What the model knows of a run; it judges every email at the moment that it goes out. */
export class Oracle {
  readonly wrong: string[] = [];
  readonly suppressed = new Set<string>();
  /** Rows with an applied report of the service: they must not go out again. */
  readonly reported = new Set<string>();
  readonly rows = new Map<string, Known>();
  private readonly times = new Map<string, { atMs: number; outboxId: string }[]>();

  constructor(
    private readonly world: World,
    private readonly ratePerSecond: number,
    private readonly post: () => Post,
    private readonly shopAddress: string,
  ) {}

  /** Judges an outgoing email, before the service has recorded it. */
  judge(mail: OutgoingMail, atMs: number): void {
    const known = this.rows.get(mail.outboxId);
    const say = (what: string) => this.wrong.push(`${known?.kind ?? '?'} to ${mail.to}: ${what}`);
    if (known === undefined) {
      say('went out, and no one told it');
      return;
    }
    this.judgeRepeat(mail, atMs, say);
    const visit = this.world.visitOf(known.recordKey);
    if (visit && !TRUE_IN[known.kind]?.includes(visit.status)) say(`is not true of a visit that is ${visit.status}`);
    const person = this.world.people.find(({ customerId }) => customerId === known.customerId);
    if (person) this.judgePerson(person, known, say);
    if (this.suppressed.has(plainInboxOf(mail.to))) say('the address is suppressed');
    const hour = Number(
      new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'UTC' }).format(atMs),
    );
    const isQuiet = hour >= QUIET.from || hour < QUIET.to;
    if (/^REMINDER|MISSED$/.test(known.kind) && isQuiet) say(`went out at ${hour} at night`);
    if (this.newerThan(known, visit)) say('a newer one has taken its place');
    this.count(mail, atMs, say);
  }

  private judgeRepeat(mail: OutgoingMail, atMs: number, say: (what: string) => void): void {
    const before = this.post().acceptedOf(mail.outboxId);
    if (before.some(({ noted }) => noted)) say('goes out again, though it was noted as sent');
    else if (before.length > 0 && this.reported.has(mail.outboxId)) say('goes out again, though a report came of it');
    const last = before.at(-1);
    if (last && atMs - last.atMs < SHORTEST_PAUSE_MS) say('goes out twice at once');
  }

  private judgePerson(person: Person, known: Known, say: (what: string) => void): void {
    if (person.isDeleted) say('the person was deleted');
    if (known.kind.startsWith('REMINDER') && !person.reminderMails) say('the person wants no reminders');
  }

  private newerThan(known: Known, visit: Visit | undefined): boolean {
    if (visit === undefined || known.kind !== 'REMINDER_DAY_BEFORE') return false;
    return [...this.rows.values()].some(
      (other) =>
        other.kind === 'REMINDER_SAME_DAY' && other.recordKey === known.recordKey && other.number > known.number,
    );
  }

  private count(mail: OutgoingMail, atMs: number, say: (what: string) => void): void {
    const inbox = plainInboxOf(mail.to);
    const times = [...(this.times.get(inbox) ?? []), { atMs, outboxId: mail.outboxId }];
    this.times.set(inbox, times);
    const within = (spanMs: number) =>
      new Set(
        times.filter((one) => Math.floor(one.atMs / spanMs) === Math.floor(atMs / spanMs)).map((one) => one.outboxId),
      ).size;
    const perHour = inbox === this.shopAddress ? SHOP_MOST_PER_HOUR : MOST_PER_HOUR;
    if (within(HOUR_MS) > perHour) say(`is the ${within(HOUR_MS)}th in this hour`);
    if (inbox !== this.shopAddress && within(24 * HOUR_MS) > MOST_PER_DAY) say('is more than a day’s');
    const second = this.post().accepted.filter((one) => Math.floor(one.atMs / 1000) === Math.floor(atMs / 1000));
    if (second.length >= this.ratePerSecond + MOST_UNDER_WAY) say(`is the ${second.length + 1}th in this second`);
  }

  /** Judges the rows once everything is done. */
  judgeEnd(rows: readonly OutboxRow[]): void {
    const byId = new Map(rows.map((row) => [row.outboxId, row]));
    for (const [outboxId, known] of this.rows) {
      const row = byId.get(outboxId);
      if (row === undefined) this.wrong.push(`${known.kind}: was told and is not there`);
      else this.judgeRow(row);
    }
    for (const row of rows) {
      if (!this.rows.has(row.outboxId))
        this.wrong.push(`${row.kind} ${recordKeyOf(row.about)}: a second row of one event`);
    }
    const refusals = new Map<string, number>();
    for (const { outboxId } of this.post().refused) refusals.set(outboxId, (refusals.get(outboxId) ?? 0) + 1);
    // One more if the row could not be written after the refusal.
    for (const [outboxId, times] of refusals) {
      if (times > MOST_REFUSALS)
        this.wrong.push(`${this.rows.get(outboxId)?.kind}: tried ${times} times, and refused for good each time`);
    }
  }

  private judgeRow({ outboxId, kind, state, reason, cause, recipient }: OutboxRow): void {
    const say = (what: string) => this.wrong.push(`${kind} to ${recipient}: ${what}`);
    const accepted = this.post().acceptedOf(outboxId);
    const isOut = accepted.length > 0;
    switch (state) {
      case 'SENT':
      case 'DELIVERED':
      case 'BOUNCED':
      case 'COMPLAINED':
        if (!isOut) say(`is ${state} and never went out`);
        if (recipient.startsWith('complain') && this.reported.has(outboxId) && state !== 'COMPLAINED')
          say(`is ${state}, not COMPLAINED`);
        if (recipient.startsWith('bounce') && this.reported.has(outboxId) && state !== 'BOUNCED')
          say(`is ${state}, not BOUNCED`);
        break;
      case 'DEAD':
        if (cause === null) say('is dead without a cause');
        if (!isUnreachable(recipient) && !isOut && cause === 'MessageRejected') say('is dead as refused, and was not');
        break;
      case 'SKIPPED':
        this.judgeSkipped(outboxId, reason, say);
        break;
      default:
        say(`is ${state} in the end`);
    }
  }

  /** Finds emails that were held back without cause. */
  private judgeSkipped(outboxId: string, reason: string | null, say: (what: string) => void): void {
    const known = this.rows.get(outboxId);
    if (known === undefined) return;
    const visit = this.world.visitOf(known.recordKey);
    const person = this.world.people.find(({ customerId }) => customerId === known.customerId);
    const isTrue = visit !== undefined && (TRUE_IN[known.kind]?.includes(visit.status) ?? false);
    const told = [...this.rows.values()].filter((other) => other.inbox === known.inbox).length;
    if (reason === null) say('is skipped without a reason');
    if (reason === 'NO_LONGER_TRUE' && isTrue) say('is skipped as no longer true, and is');
    if (reason === 'FORGOTTEN' && person?.isDeleted !== true) say('is skipped as forgotten, and is not');
    if (reason === 'SUPPRESSED' && !this.suppressed.has(known.inbox)) say('is skipped as suppressed, and is not');
    if (reason === 'CAP' && told <= MOST_PER_DAY) say(`is skipped for the budget, as one of ${told}`);
  }
}
