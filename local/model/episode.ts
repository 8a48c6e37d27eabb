import type { CommandDeps } from '../../amplify/runtime/deps';
import type { Tables } from '../../amplify/runtime/environment';
import type { Actor } from '../../domain/access/permissions';
import type { AppointmentAction } from '../../domain/booking/appointment';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Random } from '../seed/random';
import type { Commands } from './bundle';
import { faultsOf, isFree } from './oracle';
import { BASE_NOW, uuid } from './chance';
import { type Stored, readStored, weekOf } from './tables';
import { CALM, ROUGH, type Weather } from './transport';
import { CLOSE, MINUTE, OPEN, SERVICES, type ServiceFacts, TECHNICIANS, BAYS, isoOf, momentOf } from './workshop';

type Outcome = { ok: true; value: unknown } | { ok: false; problem: { code: string } };
/** One call; null when it failed on the way, so that nobody knows whether it was done. */
type Call = () => Promise<Outcome | null>;

interface EpisodeInput {
  readonly commands: Commands;
  deps(now: string): CommandDeps;
  readonly random: Random;
  setWeather(weather: Weather): void;
  readonly days: readonly string[];
  /** A way to the tables without weather. */
  readonly oracle: { readonly db: DynamoDBDocumentClient; readonly tables: Tables };
}

interface KnownVisit {
  version: number;
  status: string;
  startsAt: string;
  bayId: string;
}

interface BookingWish {
  readonly requestId: string;
  readonly startMs: number;
  readonly service: ServiceFacts;
  readonly note: string;
  readonly holder: string | null;
}

const STAFF: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['MANAGER'], technicianId: null };
const VISITOR: Actor = { kind: 'VISITOR' };
const BATCH = 14;
const HOLD_MINUTES = 10;

/** A few hundred commands on two days of the calendar, in concurrent batches, looked at after each batch. */
export class Episode {
  count = 0;
  readonly answers = new Map<string, number>();
  private nowMs = Date.parse(BASE_NOW);
  private readonly known = new Map<string, KnownVisit>();
  private readonly refused = new Set<string>();
  private readonly holds = new Map<string, { startMs: number; service: ServiceFacts; untilMs: number }>();
  private readonly wishes: BookingWish[] = [];
  private readonly blocks: { week: string; blockId: string }[] = [];
  private readonly again: Call[] = [];
  private readonly complaints: string[] = [];
  /** How many calls of this batch have to do with a hold or a request: of one in several hands nobody can say how it ends. */
  private readonly uses = new Map<string, number>();
  private isBlocking = false;

  constructor(private readonly input: EpisodeInput) {}

  /** Plays until `most` commands are done or something is wrong; answers what is wrong. */
  async play(most: number): Promise<string[]> {
    while (this.count < most) {
      this.input.setWeather(this.input.random.chance(0.7) ? ROUGH : CALM);
      this.uses.clear();
      this.isBlocking = false;
      const calls = Array.from({ length: BATCH }, () => this.nextCall());
      await Promise.all(calls.map((call) => this.make(call)));
      this.input.setWeather(CALM);
      // The shop's own time goes before holds: none is sure to stand after a block.
      if (this.isBlocking) this.holds.clear();
      const stored = await this.look();
      const wrong = [...this.complaints, ...faultsOf(stored, this.told(), this.nowMs)];
      if (wrong.length > 0) return wrong;
      const probe = await this.probe(stored);
      if (probe !== null) return [probe];
      this.nowMs += Math.floor(this.input.random.next() * 4 * MINUTE);
    }
    return [];
  }

  private told() {
    const standing = new Map([...this.holds].filter(([, { untilMs }]) => untilMs > this.nowMs));
    return { visits: this.known, refused: this.refused, holds: standing };
  }

  private async look(): Promise<Stored> {
    const { oracle, days, random } = this.input;
    const stored = await readStored(oracle.db, oracle.tables, days);
    this.blocks.splice(0, Infinity);
    for (const { blockId, date } of stored.blocks) {
      if (random.chance(0.9)) this.blocks.push({ blockId, week: weekOf(date) });
    }
    return stored;
  }

  private async make(call: Call): Promise<void> {
    this.count += 1;
    const outcome = await call();
    const code = outcome === null ? 'UNKNOWN' : outcome.ok ? 'OK' : outcome.problem.code;
    this.answers.set(code, (this.answers.get(code) ?? 0) + 1);
    // Whoever got no answer asks again, sooner or later.
    if (outcome === null) this.again.push(call);
  }

  private nextCall(): Call {
    const { random } = this.input;
    const repeated = this.again.length > 0 && random.chance(0.5) ? this.again.shift() : undefined;
    if (repeated) return repeated;
    const dice = random.next();
    if (dice < 0.4) return this.booking(this.newWish());
    if (dice < 0.47) return this.repeatedBooking();
    if (dice < 0.7) return this.change();
    if (dice < 0.85) return this.reschedule();
    if (dice < 0.93) return this.hold();
    if (dice < 0.95) return this.release();
    return dice < 0.98 ? this.block() : this.free();
  }

  private someStart(): number {
    const { random, days } = this.input;
    const minute = OPEN + Math.floor((random.next() * (CLOSE - OPEN)) / 15) * 15;
    return momentOf(random.pick(days), minute);
  }

  private newWish(): BookingWish {
    const { random } = this.input;
    const held = [...this.holds].filter(([, { untilMs }]) => untilMs > this.nowMs - 2 * HOLD_MINUTES * MINUTE);
    if (held.length > 0 && random.chance(0.3)) {
      const [holder, { startMs, service }] = random.pick(held);
      return { requestId: uuid(random), startMs, service, note: '', holder };
    }
    return {
      requestId: uuid(random),
      startMs: this.someStart(),
      service: random.pick(SERVICES),
      note: '',
      holder: null,
    };
  }

  /** A hold that a call has in hand counts for nothing until the call has ended. */
  private use(holder: string): void {
    this.holds.delete(holder);
    this.uses.set(holder, (this.uses.get(holder) ?? 0) + 1);
  }

  private async run(command: (deps: CommandDeps) => Promise<Outcome>): Promise<Outcome | null> {
    try {
      return await command(this.input.deps(isoOf(this.nowMs)));
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (/Timeout|Throttling|TransactionCanceled/.test(name)) return null;
      this.complaints.push(
        `a command broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return null;
    }
  }

  private booking(wish: BookingWish): Call {
    this.wishes.push(wish);
    return async () => {
      const { requestId, startMs, service, note, holder } = wish;
      this.use(requestId);
      // Who asks again takes no earlier no for an answer.
      this.refused.delete(requestId);
      if (holder !== null) this.use(holder);
      const answer = await this.run((deps) =>
        this.input.commands.bookAppointment(deps, VISITOR, {
          ...{ requestId, serviceId: service.serviceId, startsAt: isoOf(startMs), note, holder, vehicleId: null },
          contact: { name: 'Robin', email: `${requestId}@example.com`, phone: '' },
          vehicle: { plate: 'ABC', make: '', model: '', year: null },
          customerId: null,
        }),
      );
      if (answer === null) return null;
      if (answer.ok) this.learn(answer.value, requestId);
      else if (answer.problem.code === 'REQUEST_ID_REUSED' && note === '') {
        this.complaints.push(`${requestId} was sent once more as it was and is refused as another request`);
      } else if (!this.known.has(requestId) && answer.problem.code !== 'REQUEST_IN_PROGRESS') {
        // With the same request under way twice, a no to one may be followed by a yes to the other.
        if (this.uses.get(requestId) === 1) this.refused.add(requestId);
      }
      return answer;
    };
  }

  /** The same request once more, at the same moment or later; sometimes with other content, which must be refused. */
  private repeatedBooking(): Call {
    const { random } = this.input;
    if (this.wishes.length === 0) return this.booking(this.newWish());
    const before = random.pick(this.wishes);
    if (random.chance(0.7) || !this.known.has(before.requestId)) return this.booking({ ...before, holder: null });
    const call = this.booking({ ...before, note: 'something else', holder: null });
    this.wishes.pop();
    return async () => {
      const answer = await call();
      if (answer?.ok) this.complaints.push(`${before.requestId} was answered for another content`);
      return answer;
    };
  }

  /** Takes in what somebody was told about a visit. */
  private learn(value: unknown, requestId: string): void {
    const { appointment } = value as { appointment: KnownVisit & { appointmentId: string } };
    const { appointmentId: id, version, status, startsAt, bayId } = appointment;
    if (id !== requestId) this.complaints.push(`${requestId} was answered with ${id}`);
    const before = this.known.get(id);
    if (
      before &&
      before.version === version &&
      (before.startsAt !== startsAt || before.bayId !== bayId || before.status !== status)
    ) {
      this.complaints.push(`${id} version ${version} was told in two ways`);
    }
    if (!before || before.version <= version) this.known.set(id, { version, status, startsAt, bayId });
  }

  private change(): Call {
    const { random } = this.input;
    const ids = [...this.known.keys()];
    if (ids.length === 0) return this.booking(this.newWish());
    const id = random.pick(ids);
    const action = random.pick<AppointmentAction>([
      'CANCEL',
      'CANCEL',
      'RESTORE',
      'CONFIRM',
      'START',
      'COMPLETE',
      'PAUSE',
    ]);
    return this.onVisit(id, (deps, requestId, version) =>
      this.input.commands.changeAppointment(deps, STAFF, { requestId, appointmentId: id, action, version, reason: '' }),
    );
  }

  private reschedule(): Call {
    const { random } = this.input;
    const ids = [...this.known.keys()];
    if (ids.length === 0) return this.booking(this.newWish());
    const id = random.pick(ids);
    const stays = random.chance(0.3);
    const target = {
      startsAt: stays ? null : isoOf(this.someStart()),
      durationMinutes: random.chance(0.4) ? 15 * (1 + Math.floor(random.next() * 10)) : null,
      bayId: random.chance(0.3) ? random.pick(BAYS) : null,
      technicianId: random.chance(0.2) ? random.pick(TECHNICIANS) : null,
    };
    return this.onVisit(id, (deps, requestId, version) =>
      this.input.commands.rescheduleAppointment(deps, STAFF, {
        ...{ requestId, appointmentId: id, version, confirm: false, reason: '', overrideReason: '', holder: null },
        ...target,
        startsAt: target.startsAt ?? this.known.get(id)?.startsAt ?? isoOf(this.someStart()),
      }),
    );
  }

  /** A change of what stands now, as far as this caller knows; one in five looks at something older. */
  private onVisit(
    id: string,
    command: (deps: CommandDeps, requestId: string, version: number) => Promise<Outcome>,
  ): Call {
    const { random } = this.input;
    const requestId = uuid(random);
    const seen = this.known.get(id)?.version ?? 1;
    const version = random.chance(0.2) ? Math.max(1, seen - 1) : seen;
    return async () => {
      const answer = await this.run((deps) => command(deps, requestId, version));
      if (answer?.ok) {
        const { appointment } = answer.value as { appointment: KnownVisit };
        if (appointment.version !== version + 1) {
          this.complaints.push(`${id}: a change of version ${version} made version ${appointment.version}`);
        }
        this.learn(answer.value, id);
      }
      return answer;
    };
  }

  private hold(): Call {
    const { random } = this.input;
    const old = random.chance(0.4) && this.holds.size > 0 ? random.pick([...this.holds]) : null;
    const holder = old?.[0] ?? uuid(random).slice(0, 16);
    const service = random.pick(SERVICES);
    const startMs = this.someStart();
    return async () => {
      this.use(holder);
      const at = this.nowMs;
      const answer = await this.run((deps) =>
        this.input.commands.holdSlot(deps, VISITOR, {
          ...{ serviceId: service.serviceId, planId: null, startsAt: isoOf(startMs), holder },
          previousStartsAt: old ? isoOf(old[1].startMs) : null,
        }),
      );
      const untilMs = (Math.floor(at / 1000) + HOLD_MINUTES * 60) * 1000;
      if (answer?.ok && this.uses.get(holder) === 1) this.holds.set(holder, { startMs, service, untilMs });
      return answer;
    };
  }

  private release(): Call {
    const { random } = this.input;
    if (this.holds.size === 0) return this.hold();
    const [holder, { startMs }] = random.pick([...this.holds]);
    return () => {
      this.use(holder);
      return this.run((deps) => this.input.commands.releaseHold(deps, { holder, startsAt: isoOf(startMs) }));
    };
  }

  private block(): Call {
    const { random, days } = this.input;
    const day = random.pick(days);
    const start = OPEN + 30 * Math.floor(random.next() * 16);
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const resourceKind = random.pick(['BAY', 'TECHNICIAN'] as const);
    const requestId = uuid(random);
    const keepAppointments = random.chance(0.7);
    return () => {
      this.isBlocking = true;
      return this.run((deps) =>
        this.input.commands.blockTime(deps, STAFF, {
          ...{ requestId, kind: 'BLOCKED', from: day, to: day, title: '', keepAppointments, resourceKind },
          ...{ resourceId: random.pick(resourceKind === 'BAY' ? BAYS : TECHNICIANS) },
          ...{ fromTime: clock(start), toTime: clock(start + 60) },
        }),
      );
    };
  }

  private free(): Call {
    const { random } = this.input;
    if (this.blocks.length === 0) return this.block();
    const block = random.pick(this.blocks);
    return () => this.run((deps) => this.input.commands.freeTime(deps, STAFF, { requestId: uuid(random), ...block }));
  }

  /** One booking with nobody else about: it must be had exactly when the oracle finds room for it. */
  private async probe(stored: Stored): Promise<string | null> {
    const wish = { ...this.newWish(), holder: null };
    const free = isFree(stored, { ...wish, nowMs: this.nowMs });
    let outcome: Outcome | null = null;
    await this.make(async () => (outcome = await this.booking(wish)()));
    const answer = outcome as Outcome | null;
    if (answer === null) return 'a command failed in calm weather';
    const when = `${wish.service.serviceId} at ${isoOf(wish.startMs)}`;
    if (answer.ok && !free) return `${when} was booked without room`;
    if (!answer.ok && free) return `${when} was refused with ${answer.problem.code} though there is room`;
    return null;
  }
}
