import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { deliver, type DeliveryOutcome } from '../../amplify/areas/outgoing/commands/deliver';
import type { DeliveryDeps, DeliverySettings } from '../../amplify/areas/outgoing/commands/delivery-deps';
import { outboxRowOf } from '../../amplify/areas/outgoing/store/outbox';
import type { OutgoingMail } from '../../amplify/gateways/ses';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { OutboxRow } from '../../amplify/outgoing/outbox-row';

export const MAIL_SETTINGS: DeliverySettings = {
  sender: { name: 'Workbay', address: 'bookings@workbay.example' },
  siteUrl: 'https://shop.example',
  manageLinkSecret: 's',
  configurationSet: 'reporting',
  mailsPerSecond: 1000,
};

/** A refusal in SES's words: permanent by its name, or temporary. */
export const refusal = (name: string): Error => Object.assign(new Error(name), { name });

/** A test's outbox, and a mail service that keeps what it gets. */
export interface MailBench {
  readonly sent: OutgoingMail[];
  /** Every row, oldest first. */
  rows(): Promise<OutboxRow[]>;
  /** Delivers all rows due at this moment, one by one; returns the result of each. */
  deliver(deps: CommandDeps, answer?: (mail: OutgoingMail) => void): Promise<DeliveryOutcome[]>;
}

export function openMailBench({ db, tables }: Pick<CommandDeps, 'db' | 'tables'>): MailBench {
  const sent: OutgoingMail[] = [];
  const rows = async (): Promise<OutboxRow[]> => {
    const { Items = [] } = await db.send(new ScanCommand({ TableName: tables.outbox, ConsistentRead: true }));
    return Items.map(outboxRowOf).sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
  };
  return {
    sent,
    rows,
    async deliver(deps, answer = () => undefined) {
      const outcomes: DeliveryOutcome[] = [];
      for (const { outboxId } of await rows()) {
        const outcome = await deliver(deliveryDeps(deps, sent, answer), MAIL_SETTINGS, outboxId);
        if (outcome !== 'NOT_OURS') outcomes.push(outcome);
      }
      return outcomes;
    },
  };
}

const deliveryDeps = (deps: CommandDeps, sent: OutgoingMail[], answer: (mail: OutgoingMail) => void): DeliveryDeps => ({
  ...deps,
  clock: () => deps.now,
  pause: () => Promise.resolve(),
  isRefusedForGood: (error) => error instanceof Error && error.name === 'MessageRejected',
  send: (mail) =>
    new Promise((resolve) => {
      answer(mail);
      sent.push(mail);
      resolve(`ses-${sent.length}`);
    }),
});
