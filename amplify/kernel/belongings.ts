import type { Actor } from '../../domain/access/permissions';
import type { LocalDate } from '../../domain/shared/time';
import type { FileStore } from '../gateways/file-store';
import type { CommandDeps } from './deps';

/** Where something of a person can be: a table by the name of its model, or a prefix of the bucket, ending in `/`. */
export type Place = string;

/** The tools for forgetting and for the sweep of kept data: tables, the clock, and the bucket. */
export type BelongingDeps = CommandDeps & { readonly files: FileStore };

/** A customer, and everything that leads to what the shop holds of them. */
export interface Person {
  /** The record, those merged into it, and those with the same proven address and name or number. */
  readonly customerIds: readonly string[];
  /** Their addresses, in lower case, to find what has no record. */
  readonly addresses: ReadonlySet<string>;
}

/** One record becomes another: pointers move, never the words of what was issued. */
export interface HandOver {
  readonly fromId: string;
  readonly toId: string;
  readonly requestId: string;
}

/** The outcome for a place when a person was forgotten. */
export type Forgotten =
  | { readonly kind: 'REMOVED' }
  | { readonly kind: 'MASKED' }
  | {
      readonly kind: 'KEPT';
      readonly why: string;
      /**
       * The day from which it may go: the daily sweep forgets it then. Null for what stays, or expires without help.
       */
      readonly until: LocalDate | null;
    };

export const REMOVED: Forgotten = { kind: 'REMOVED' };
export const MASKED: Forgotten = { kind: 'MASKED' };

/** Others keep writing the same: ask for the command again. */
export type Busy = 'BUSY';

export interface Forgetting {
  readonly person: Person;
  readonly requestId: string;
}

/** A customer's belongings in some places, and what happens to them. */
export interface OfCustomer {
  /** Their part of the copy of their data, by the names used there. */
  read(deps: CommandDeps, person: Person): Promise<Readonly<Record<string, unknown>>>;
  /** Hands what one record has over to another. False when the other is gone by then, or others keep writing. */
  handOver(deps: CommandDeps, actor: Actor, move: HandOver): Promise<boolean>;
  /** Takes the person out. Safe to repeat, and called again on the day named by an earlier answer. */
  forget(deps: BelongingDeps, actor: Actor, forgetting: Forgetting): Promise<Forgotten | Busy>;
}

/** The personal data of a current or former staff member in some places. */
export interface OfColleague {
  forget(deps: CommandDeps, actor: Actor, colleague: { readonly staffId: string }): Promise<Forgotten | Busy>;
}

/** Places that hold something of a person. */
export interface Belonging {
  readonly places: readonly Place[];
  /** The personal data it holds, in words. */
  readonly holds: string;
  /** The text that stays when the person is forgotten, by field (`facts.serviceName` within JSON), and why it may. */
  readonly keeps: Readonly<Record<string, string>>;
  readonly ofCustomer?: OfCustomer;
  readonly ofColleague?: OfColleague;
}

/** A place that holds no person. */
export interface WithoutPerson {
  readonly place: Place;
  readonly why: string;
  /** Fields that sound personal but are the workshop's own, with their meaning. */
  readonly ofTheShop?: Readonly<Record<string, string>>;
}

/** An area's statement about all its places. */
export interface AreaBelongings {
  readonly belongings: readonly Belonging[];
  readonly withoutPerson: readonly WithoutPerson[];
}

/** For places whose content is copied from elsewhere: they have nothing of their own to export or hand over. */
export const COPIES: Pick<OfCustomer, 'read' | 'handOver'> = {
  read: () => Promise.resolve({}),
  handOver: () => Promise.resolve(true),
};
