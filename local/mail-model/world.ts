import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { TellEffect } from '../../amplify/kernel/effects/effect';
import { recordKeyOf } from '../../amplify/outgoing/outbox-row';
import { SAMPLE_VISIT } from '../../amplify/outgoing/visit-facts';
import type { Random } from '../seed/random';

/** A visit of the model, as the tables have it now. */
export interface Visit {
  readonly appointmentId: string;
  readonly customerId: string;
  readonly email: string;
  readonly startsAt: string;
  status: 'PENDING' | 'SCHEDULED' | 'COMPLETED' | 'CANCELLED';
  version: number;
}

/** A customer of the model. */
export interface Person {
  readonly customerId: string;
  readonly email: string;
  reminderMails: boolean;
  isDeleted: boolean;
}

const DAY_MS = 86_400_000;
const NAMES = ['ada', 'bo', 'cleo', 'bounce', 'complain', 'refused'];

/** Customers and their visits: written straight into the tables, as a command would leave them. */
export class World {
  readonly people: Person[] = [];
  readonly visits: Visit[] = [];
  /** The effects so far, in order. */
  readonly told: { readonly effect: TellEffect; readonly eventId: string }[] = [];

  constructor(
    private readonly deps: Pick<CommandDeps, 'db' | 'tables'>,
    private readonly random: Random,
    /** Keeps the addresses and ids of one run apart from those of others. */
    private readonly run: string,
  ) {}

  async newPerson(): Promise<Person> {
    const number = this.people.length;
    const name = this.random.pick(NAMES);
    const person = {
      customerId: `guest-${this.run}-${number}`,
      // Some share an inbox, by a plus tag.
      email: `${name}${this.random.chance(0.5) ? `+${number}` : `-${number}`}@${this.run}.example`,
      reminderMails: true,
      isDeleted: false,
    };
    this.people.push(person);
    await this.savePerson(person);
    return person;
  }

  savePerson({ customerId, email, reminderMails, isDeleted }: Person): Promise<unknown> {
    const Item = isDeleted
      ? { customerId, deletedAt: '2026-11-20T00:00:00.000Z', version: 2 }
      : { customerId, email, name: 'Someone', reminderMails, version: 1 };
    return this.deps.db.send(new PutCommand({ TableName: this.deps.tables.customer, Item }));
  }

  async newVisit({ customerId, email }: Person, nowMs: number): Promise<Visit> {
    const visit: Visit = {
      ...{
        appointmentId: `${this.run}-visit-${this.visits.length}`,
        customerId,
        email,
        status: 'SCHEDULED',
        version: 1,
      },
      startsAt: new Date(nowMs + 20 * DAY_MS).toISOString(),
    };
    this.visits.push(visit);
    await this.saveVisit(visit);
    return visit;
  }

  saveVisit({ appointmentId, customerId, status, startsAt, version }: Visit): Promise<unknown> {
    const Item = { appointmentId, customerId, status, startsAt, version };
    return this.deps.db.send(new PutCommand({ TableName: this.deps.tables.appointment, Item }));
  }

  visitOf = (recordKey: string): Visit | undefined =>
    this.visits.find(({ appointmentId }) => recordKeyOf({ model: 'Appointment', id: appointmentId }) === recordKey);

  /** The effect of the visit's current state. */
  telling(visit: Visit, kind: TellEffect['kind']): TellEffect {
    const { appointmentId, customerId, email, startsAt, status, version } = visit;
    return {
      effect: 'TELL',
      kind,
      about: { model: 'Appointment', id: appointmentId },
      customer: { customerId, email },
      facts: { ...SAMPLE_VISIT, appointmentId, customerId, startsAt, status, version, contactEmail: email },
    };
  }
}
