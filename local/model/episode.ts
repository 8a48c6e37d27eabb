import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Tables } from '../../amplify/kernel/tables';
import type { Random } from '../seed/random';
import { alteredBooking, booking, newWish, plainWish, repeatedBooking } from './booking-calls';
import type { Commands } from './bundle';
import { type Call, Desk, type Outcome } from './desk';
import { faultsOf, isFree } from './oracle';
import { type Stored, readStored, weekOf } from './tables';
import { block, free, hold, release } from './time-calls';
import { CALM, ROUGH, type Weather } from './transport';
import { change, reschedule } from './visit-calls';
import { isoOf, momentOf } from './workshop';

export interface EpisodeInput {
  readonly commands: Commands;
  deps(now: string): CommandDeps;
  readonly random: Random;
  setWeather(weather: Weather): void;
  readonly days: readonly string[];
  /** Access to the tables without weather. */
  readonly oracle: { readonly db: DynamoDBDocumentClient; readonly tables: Tables };
}

const BATCH = 14;
const NOON = 12 * 60;

/** A few hundred commands on two days of the calendar, in concurrent batches, with a check after each. */
export class Episode {
  count = 0;
  readonly answers = new Map<string, number>();
  private readonly desk: Desk;
  private readonly again: Call[] = [];

  constructor(private readonly input: EpisodeInput) {
    const { commands, random, days } = input;
    this.desk = new Desk(commands, random, days, (now) => input.deps(now));
    // Some episodes run before the days, some on the first: no visit is a no-show before its time.
    if (random.chance(0.4)) this.desk.nowMs = momentOf(days[0] ?? '', NOON);
  }

  /** Plays until `most` commands are done, a fault is found, or `isOver`; returns the faults. */
  async play(most: number, isOver: () => boolean): Promise<string[]> {
    while (this.count < most && !isOver()) {
      const wrong = await this.playBatch();
      if (wrong.length > 0) return wrong;
      this.desk.wait();
    }
    return [];
  }

  private async playBatch(): Promise<string[]> {
    const { desk, input } = this;
    desk.beginBatch();
    input.setWeather(input.random.chance(0.7) ? ROUGH : CALM);
    const calls = Array.from({ length: BATCH }, () => this.nextCall());
    if (input.random.chance(0.1)) calls.push(...this.fiveTimes());
    await Promise.all(calls.map((call) => this.make(call)));
    input.setWeather(CALM);
    const stored = await this.look();
    const wrong = [...desk.complaints, ...faultsOf(stored, desk.told(), desk.nowMs)];
    return wrong.length > 0 ? wrong : this.probe(stored);
  }

  private async look(): Promise<Stored> {
    const { oracle, days } = this.input;
    const stored = await readStored(oracle.db, oracle.tables, days);
    const blocks = stored.blocks.map(({ blockId, date }) => ({ blockId, week: weekOf(date) }));
    this.desk.blocks.splice(0, Infinity, ...blocks);
    return stored;
  }

  private async make(call: Call): Promise<Outcome | null> {
    this.count += 1;
    const outcome = await call();
    const code = codeOf(outcome);
    this.answers.set(code, (this.answers.get(code) ?? 0) + 1);
    // A caller without an answer repeats the request, sooner or later.
    if (outcome === null) this.again.push(call);
    return outcome;
  }

  private nextCall(): Call {
    const { desk } = this;
    const { random } = this.input;
    const repeated = this.again.length > 0 && random.chance(0.5) ? this.again.shift() : undefined;
    if (repeated) return repeated;
    const dice = random.next();
    if (dice < 0.4 || desk.visits.size === 0) return booking(desk, newWish(desk));
    if (dice < 0.45) return repeatedBooking(desk);
    if (dice < 0.47) return alteredBooking(desk);
    if (dice < 0.7) return change(desk);
    if (dice < 0.85) return reschedule(desk);
    if (dice < 0.93) return hold(desk);
    if (dice < 0.95) return release(desk);
    return dice < 0.98 ? block(desk) : free(desk);
  }

  /** One request five times at once. */
  private fiveTimes(): Call[] {
    const wish = newWish(this.desk);
    return Array.from({ length: 5 }, () => booking(this.desk, wish));
  }

  /** One booking with no other call in progress: it must succeed exactly when the oracle finds room. */
  private async probe(stored: Stored): Promise<string[]> {
    const { desk } = this;
    const wish = plainWish(desk);
    const hasRoom = isFree(stored, { ...wish, nowMs: desk.nowMs });
    const answer = await this.make(booking(desk, wish));
    if (answer === null) return ['a command failed in calm weather'];
    if (answer.ok === hasRoom) return [];
    const when = `${wish.service.serviceId} at ${isoOf(wish.startMs)}`;
    if (answer.ok) return [`${when} was booked without room`];
    return [`${when} was refused with ${answer.problem.code} though there is room`];
  }
}

function codeOf(outcome: Outcome | null): string {
  if (outcome === null) return 'UNKNOWN';
  return outcome.ok ? 'OK' : outcome.problem.code;
}
