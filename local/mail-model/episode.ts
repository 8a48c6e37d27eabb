import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DeliveryDeps } from '../../amplify/areas/outgoing/commands/delivery-deps';
import { outboxRowOf } from '../../amplify/areas/outgoing/store/outbox';
import { addressHashOf, suppress } from '../../amplify/areas/outgoing/store/suppression';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { TellEffect } from '../../amplify/kernel/effects/effect';
import { expand } from '../../amplify/outgoing/expand';
import { type OutboxRow, recordKeyOf } from '../../amplify/outgoing/outbox-row';
import { aShop } from '../../domain/testing/builders';
import { uuid } from '../model/chance';
import { CALM, ROUGH, type Weather, putWeather } from '../model/transport';
import { type Random, randomFor } from '../seed/random';
import { localClient } from '../synth/tables';
import { MAIL_SETTINGS } from '../testing/mail-bench';
import type { RunningTables } from '../testing/tables';
import { crashing } from './crash';
import { Oracle, plainInboxOf } from './oracle';
import { type Accepted, FAIR, FOUL, Post } from './post';
import { type Person, type Visit, World } from './world';

export type MailDoor = typeof import('./door');

const BEGIN_MS = Date.parse('2026-11-23T18:00:00.000Z');
const MINUTE_MS = 60_000;
const RATE = 2;
const SETTINGS = { ...MAIL_SETTINGS, mailsPerSecond: RATE };
const DONE = new Set(['SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'DEAD', 'SKIPPED']);

/** The result of an episode. */
export interface Played {
  readonly mails: number;
  /** The first fault found; null if there was none. */
  readonly wrong: string | null;
  readonly rows: readonly OutboxRow[];
  readonly accepted: readonly Accepted[];
}

/** Random messages, deliveries, reports, crashes and weather, until there are enough; then fair weather until all are done. */
export class MailEpisode {
  private nowMs = BEGIN_MS;
  private readonly random: Random;
  private readonly post: Post;
  private readonly world: World;
  private readonly oracle: Oracle;
  private readonly stream: string[] = [];
  private readonly toReport: Accepted[] = [];
  private readonly shopAddress: string;
  private seen = 0;
  private readonly db: DynamoDBDocumentClient;
  private readonly setWeather: (weather: Weather) => void;

  constructor(
    private readonly door: MailDoor,
    private readonly running: RunningTables,
    private readonly name: string,
  ) {
    this.random = randomFor(`mail:${name}`);
    this.shopAddress = `shop@${name}.example`;
    this.post = new Post(
      this.random,
      () => this.nowMs,
      (mail, atMs) => this.oracle.judge(mail, atMs),
    );
    this.world = new World(running, this.random, name);
    this.oracle = new Oracle(this.world, RATE, () => this.post, this.shopAddress);
    const client = localClient(running.endpoint);
    this.setWeather = putWeather(client, this.random);
    this.db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  async play(most: number): Promise<Played> {
    await this.openShop();
    while (this.oracle.rows.size < most && this.oracle.wrong.length === 0) {
      await this.weathered(() => this.act());
      this.nowMs += Math.floor(this.random.next() * 2 * MINUTE_MS);
    }
    if (this.oracle.wrong.length === 0) await this.comeToRest();
    const rows = await this.rows();
    if (this.oracle.wrong.length === 0) this.oracle.judgeEnd(rows);
    return {
      mails: this.oracle.rows.size,
      wrong: this.oracle.wrong[0] ?? null,
      rows,
      accepted: this.post.accepted,
    };
  }

  /** Fair weather, hour after hour, until nothing is left to send. */
  private async comeToRest(): Promise<void> {
    this.post.weather = FAIR;
    for (let hour = 0; hour < 60 && this.oracle.wrong.length === 0; hour += 1) {
      this.nowMs += 61 * MINUTE_MS;
      await this.door.deliverDue(this.deps(), SETTINGS, () => true);
      const left = (await this.rows()).filter(({ state }) => !DONE.has(state));
      if (left.length === 0) return;
    }
  }

  private async weathered(act: () => Promise<unknown>): Promise<void> {
    const isRough = this.random.chance(0.6);
    this.setWeather(isRough ? ROUGH : CALM);
    this.post.weather = isRough ? FOUL : FAIR;
    await act();
    this.setWeather(CALM);
  }

  private act(): Promise<unknown> {
    const dice = this.random.next();
    if (dice < 0.33) return this.tellSomething();
    if (dice < 0.37) return this.tellMany();
    if (dice < 0.58) return this.deliverSome();
    if (dice < 0.66) return this.deliverDue();
    if (dice < 0.78) return this.report();
    if (dice < 0.92) return this.change();
    this.nowMs += Math.floor(this.random.next() * 8 * 60 * MINUTE_MS);
    return this.deliverDue();
  }

  private async tellSomething(): Promise<void> {
    const person =
      this.random.chance(0.4) || this.world.people.length === 0
        ? await this.world.newPerson()
        : this.random.pick(this.world.people);
    if (person.isDeleted) return;
    const visit = await this.world.newVisit(person, this.nowMs);
    await this.tell(this.world.telling(visit, 'APPOINTMENT_CONFIRMED'));
    if (this.random.chance(0.5)) await this.tell(this.world.telling(visit, 'STAFF_BOOKED'));
    if (this.random.chance(0.4)) await this.tell(this.world.telling(visit, 'REMINDER_DAY_BEFORE'));
    if (this.random.chance(0.3)) await this.tell(this.world.telling(visit, 'REMINDER_SAME_DAY'));
    if (this.random.chance(0.2)) await this.become(visit, 'CANCELLED', 'APPOINTMENT_CANCELLED');
  }

  /** More messages than a second allows, or more to one person than an hour allows for one address. */
  private async tellMany(): Promise<void> {
    const one = this.random.chance(0.5) ? await this.world.newPerson() : null;
    for (let told = 0; told < (one ? 8 : 15); told += 1) {
      const visit = await this.world.newVisit(one ?? (await this.world.newPerson()), this.nowMs);
      await this.tell(this.world.telling(visit, 'APPOINTMENT_CONFIRMED'));
    }
    await this.deliverSome(this.stream.length);
  }

  /** The same event one to three times at once, repeated until all calls succeed, as a stream delivers. */
  private async tell(effect: TellEffect): Promise<void> {
    const eventId = `${this.name}-event-${this.world.told.length}`;
    this.world.told.push({ effect, eventId });
    for (const { outboxId, kind, about, customerId, audience, recipient } of expand(effect, { eventId }).outbox) {
      const recordKey = recordKeyOf(about);
      const known = {
        kind,
        recordKey,
        customerId: customerId ?? '',
        inbox: audience === 'SHOP' ? this.shopAddress : plainInboxOf(recipient),
        number: this.oracle.rows.size,
      };
      this.oracle.rows.set(outboxId, known);
      this.stream.push(outboxId);
    }
    for (let isTold = false; !isTold;) {
      const times = 1 + Math.floor(this.random.next() * 3);
      const tries = await Promise.allSettled(
        Array.from({ length: times }, () => this.door.tell(this.deps(), effect, eventId)),
      );
      isTold = tries.every(({ status }) => status === 'fulfilled');
    }
    this.nowMs += 1;
  }

  private async become(visit: Visit, status: Visit['status'], kind: TellEffect['kind']): Promise<void> {
    visit.status = status;
    visit.version += 1;
    await this.world.saveVisit(visit);
    await this.tell(this.world.telling(visit, kind));
  }

  /** A batch of the stream, out of order and with repeats; sometimes two at once, sometimes stopped midway. */
  private async deliverSome(most = 1 + Math.floor(this.random.next() * 12)): Promise<void> {
    const ids = this.stream.splice(0, most);
    const batch = [...ids, ...ids.filter(() => this.random.chance(0.3))].sort(() => this.random.next() - 0.5);
    const rows = batch.map((outboxId) => ({ outboxId, kind: 'APPOINTMENT_CONFIRMED' as const, queuedAt: '' }));
    const deliver = (deps: DeliveryDeps) => this.door.deliverMany(deps, SETTINGS, { rows, hasTime: () => true });
    if (this.random.chance(0.15)) {
      const at = 1 + Math.floor(this.random.next() * 30);
      await deliver(crashing(this.deps(), { at, afterwards: this.random.chance(0.5) }).deps);
    } else
      await Promise.all(
        this.random.chance(0.3) ? [deliver(this.deps()), deliver(this.deps())] : [deliver(this.deps())],
      );
    await this.lookAtSent();
  }

  private async deliverDue(): Promise<void> {
    const due = () => this.door.deliverDue(this.deps(), SETTINGS, () => true);
    await Promise.allSettled(this.random.chance(0.3) ? [due(), due()] : [due()]);
    await this.lookAtSent();
  }

  /** Finds the emails recorded as sent: those must not go out again. */
  private async lookAtSent(): Promise<void> {
    const fresh = this.post.accepted.slice(this.seen);
    this.seen = this.post.accepted.length;
    for (const one of fresh) {
      const Key = { outboxId: one.mail.outboxId };
      const { Item } = await this.running.db.send(
        new GetCommand({ TableName: this.running.tables.outbox, Key, ConsistentRead: true }),
      );
      one.noted = Item?.['state'] === 'SENT';
      if (this.random.chance(0.7)) this.toReport.push(one);
    }
  }

  /** The service's reports, in any order and more than once. */
  private async report(): Promise<void> {
    for (const accepted of this.toReport.splice(0, 5)) {
      const reports = this.post.reportsOf(accepted);
      const told = [...reports, ...reports.filter(() => this.random.chance(0.3))].sort(() => this.random.next() - 0.5);
      for (const report of told)
        await this.untilDone(() =>
          this.door.applyMailReport(this.commandDeps(), { addressKey: SETTINGS.manageLinkSecret }, report),
        );
      this.oracle.reported.add(accepted.mail.outboxId);
      if (/^(bounce|complain)/.test(accepted.mail.to)) this.oracle.suppressed.add(plainInboxOf(accepted.mail.to));
    }
  }

  private async change(): Promise<void> {
    const person = this.world.people.length > 0 ? this.random.pick(this.world.people) : undefined;
    if (person === undefined) return;
    const dice = this.random.next();
    if (dice < 0.3) return this.suppressAddress(person);
    if (dice < 0.5) person.reminderMails = !person.reminderMails;
    else if (dice < 0.7) person.isDeleted = true;
    else {
      const visit = this.world.visits.find((one) => one.customerId === person.customerId && one.status === 'SCHEDULED');
      return visit && !person.isDeleted ? this.become(visit, 'COMPLETED', 'APPOINTMENT_COMPLETED') : undefined;
    }
    await this.world.savePerson(person);
  }

  private async suppressAddress({ email }: Person): Promise<void> {
    const addressHash = addressHashOf(email, SETTINGS.manageLinkSecret);
    await suppress({ ...this.commandDeps(), db: this.running.db }, { addressHash, reason: 'MANUAL' });
    this.oracle.suppressed.add(plainInboxOf(email));
  }

  private async untilDone(act: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const [outcome] = await Promise.allSettled([act()]);
      if (outcome?.status === 'fulfilled') return;
    }
    throw new Error('never done');
  }

  private async rows(): Promise<OutboxRow[]> {
    const rows: OutboxRow[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await this.running.db.send(
        new ScanCommand({ TableName: this.running.tables.outbox, ConsistentRead: true, ExclusiveStartKey }),
      );
      rows.push(...(page.Items ?? []).map(outboxRowOf));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return rows.filter(({ eventId }) => eventId.startsWith(`${this.name}-`));
  }

  private async openShop(): Promise<void> {
    const { hours, ...shop } = aShop({ timeZone: 'UTC', email: this.shopAddress });
    const Item = { ...shop, hours: JSON.stringify(hours) };
    await this.running.db.send(new PutCommand({ TableName: this.running.tables.shopSettings, Item }));
  }

  /** Access to the tables while the suppression list cannot be read. */
  private withoutSuppressions(): CommandDeps['db'] {
    type Send = (command: { input?: { TableName?: string } }) => Promise<unknown>;
    const client = this.db as unknown as { send: Send };
    const send: Send = (command) =>
      command.input?.TableName === this.running.tables.suppression
        ? Promise.reject(new Error('the list cannot be read'))
        : client.send(command);
    return { send } as unknown as CommandDeps['db'];
  }

  private commandDeps = (): CommandDeps => ({
    ...{ db: this.db, tables: this.running.tables, now: new Date(this.nowMs).toISOString() },
    ...{ newId: () => uuid(this.random), random: this.random.next },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });

  private deps = (): DeliveryDeps => ({
    ...this.commandDeps(),
    clock: () => new Date(this.nowMs).toISOString(),
    pause: (ms) => {
      this.nowMs += ms;
      return Promise.resolve();
    },
    db: this.random.chance(0.2) ? this.withoutSuppressions() : this.db,
    send: this.post.send,
    isRefusedForGood: (error) => error instanceof Error && error.name === 'MessageRejected',
  });
}
