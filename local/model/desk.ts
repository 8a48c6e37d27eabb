import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Actor } from '../../domain/access/permissions';
import type { Random } from '../seed/random';
import type { Commands } from './bundle';
import { BASE_NOW } from './chance';
import type { Told } from './oracle';
import { CLOSE, MINUTE, OPEN, type ServiceFacts, isoOf, momentOf } from './workshop';

export type Outcome = { ok: true; value: unknown } | { ok: false; problem: { code: string } };
/** One call; null when it failed on the way, so that nobody knows whether it was done. */
export type Call = () => Promise<Outcome | null>;

export const STAFF: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['MANAGER'], technicianId: null };
export const VISITOR: Actor = { kind: 'VISITOR' };

/** What somebody was told of a visit. */
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

/** What all callers of an episode together know, the clock, and the way to the commands. */
export class Desk {
  nowMs = Date.parse(BASE_NOW);
  readonly visits = new Map<string, KnownVisit>();
  readonly refused = new Set<string>();
  readonly holds = new Map<string, GrantedHold>();
  readonly wishes: BookingWish[] = [];
  readonly blocks: { readonly week: string; readonly blockId: string }[] = [];
  readonly complaints: string[] = [];
  isBlocking = false;
  /** How many calls of this batch have to do with a hold or a request: of one in several hands nobody can say how it ends. */
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

  /** What must be true of the tables now. */
  told(): Told {
    // The shop's own time goes before holds: none is sure to stand after a block.
    if (this.isBlocking) this.holds.clear();
    const standing = [...this.holds].filter(([, { untilMs }]) => untilMs > this.nowMs);
    return { visits: this.visits, refused: this.refused, holds: new Map(standing) };
  }

  use(name: string): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
  }

  /** A hold that a call has in hand counts for nothing until the call has ended. */
  useHold(holder: string): void {
    this.holds.delete(holder);
    this.use(holder);
  }

  isUsedOnce(name: string): boolean {
    return this.uses.get(name) === 1;
  }

  /** Runs a command as a function would: what breaks on the way is unknown to the caller, anything else is a bug. */
  async run(command: (deps: CommandDeps) => Promise<Outcome>): Promise<Outcome | null> {
    try {
      return await command(this.deps(isoOf(this.nowMs)));
    } catch (error) {
      const { name, stack } = error instanceof Error ? error : { name: '', stack: String(error) };
      if (!/Timeout|Throttling|TransactionCanceled/.test(name)) this.complaints.push(`a command broke: ${stack ?? ''}`);
      return null;
    }
  }

  /** Takes in what somebody was told about a visit. */
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

  /** Some minutes go by, so that holds end in the middle of what goes on; now and then an hour or so. */
  wait(): void {
    const most = this.random.chance(0.15) ? 90 : 4;
    this.nowMs += Math.floor(this.random.next() * most * MINUTE);
  }
}

const isSame = (a: KnownVisit, b: KnownVisit): boolean =>
  a.startsAt === b.startsAt && a.bayId === b.bayId && a.status === b.status;
