import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Actor } from '../../domain/access/permissions';
import type { Random } from '../seed/random';
import type { Commands } from './bundle';
import { BASE_NOW } from './chance';
import type { Told } from './oracle';
import { CLOSE, MINUTE, OPEN, type ServiceFacts, isoOf, momentOf } from './workshop';

export type Outcome = { ok: true; value: unknown } | { ok: false; problem: { code: string } };
/** One call; null if it failed on the way, so no one knows whether it was carried out. */
export type Call = () => Promise<Outcome | null>;

export const STAFF: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['MANAGER'], technicianId: null };
export const VISITOR: Actor = { kind: 'VISITOR' };

/** A visit as a caller was told of it. */
export interface KnownVisit {
  readonly appointmentId: string;
  readonly version: number;
  readonly status: string;
  readonly startsAt: string;
  readonly bayId: string;
  readonly customerId: string;
}

export interface BookingWish {
  readonly requestId: string;
  readonly actor: Actor;
  readonly startMs: number;
  readonly service: ServiceFacts;
  readonly note: string;
  readonly holder: string | null;
  /** Staff may name them. */
  readonly bayId: string | null;
  readonly technicianId: string | null;
}

export interface GrantedHold {
  readonly startMs: number;
  readonly service: ServiceFacts;
  readonly untilMs: number;
}

/** The shared knowledge of an episode's callers, the clock, and access to the commands. */
export class Desk {
  nowMs = Date.parse(BASE_NOW);
  readonly visits = new Map<string, KnownVisit>();
  readonly refused = new Set<string>();
  readonly holds = new Map<string, GrantedHold>();
  readonly wishes: BookingWish[] = [];
  readonly blocks: { readonly week: string; readonly blockId: string }[] = [];
  readonly complaints: string[] = [];
  isBlocking = false;
  /** How many calls of this batch use a hold or a request: with more than one, the outcome is unknown. */
  private readonly uses = new Map<string, number>();

  constructor(
    readonly commands: Commands,
    readonly random: Random,
    readonly days: readonly string[],
    private readonly deps: (now: string) => CommandDeps,
  ) {}

  beginBatch(): void {
    this.uses.clear();
    this.isBlocking = false;
  }

  /** What must be true in the tables now. */
  told(): Told {
    // The shop's own time comes before holds: no hold is sure to survive a block.
    if (this.isBlocking) this.holds.clear();
    const standing = [...this.holds].filter(([, { untilMs }]) => untilMs > this.nowMs);
    return { visits: this.visits, refused: this.refused, holds: new Map(standing) };
  }

  use(name: string): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
  }

  /** A hold does not count while a call is using it. */
  useHold(holder: string): void {
    this.holds.delete(holder);
    this.use(holder);
  }

  isUsedOnce(name: string): boolean {
    return this.uses.get(name) === 1;
  }

  /** Runs a command as a function would: the caller learns nothing from a failure on the way; any other is a bug. */
  async run(command: (deps: CommandDeps) => Promise<Outcome>): Promise<Outcome | null> {
    try {
      return await command(this.deps(isoOf(this.nowMs)));
    } catch (error) {
      const { name, stack } = error instanceof Error ? error : { name: '', stack: String(error) };
      if (!/Timeout|Throttling|TransactionCanceled/.test(name)) this.complaints.push(`a command broke: ${stack ?? ''}`);
      return null;
    }
  }

  /** Records what a caller was told about a visit. */
  learn(value: unknown, id: string): void {
    const { appointment } = value as { appointment: KnownVisit };
    if (appointment.appointmentId !== id) this.complaints.push(`${id} was answered with ${appointment.appointmentId}`);
    const before = this.visits.get(id);
    if (before?.version === appointment.version && !isSame(before, appointment)) {
      this.complaints.push(`${id} version ${before.version} was told in two ways`);
    }
    if (!before || before.version <= appointment.version) this.visits.set(id, appointment);
  }

  someStart(): number {
    const minute = OPEN + Math.floor((this.random.next() * (CLOSE - OPEN)) / 15) * 15;
    return momentOf(this.random.pick(this.days), minute);
  }

  /** Moves the clock by a few minutes, so holds end at any point; sometimes by an hour or so. */
  wait(): void {
    const most = this.random.chance(0.15) ? 90 : 4;
    this.nowMs += Math.floor(this.random.next() * most * MINUTE);
  }
}

const isSame = (a: KnownVisit, b: KnownVisit): boolean =>
  a.startsAt === b.startsAt && a.bayId === b.bayId && a.status === b.status;
