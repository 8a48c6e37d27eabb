import type { Instant } from '../../../../domain/shared/time';
import type { OutgoingMail } from '../../../gateways/ses';
import type { CommandDeps } from '../../../kernel/deps';
import type { Mailbox } from '../../../../domain/shared/mailbox';

/** What else delivery needs: a clock that moves on while it works, and the mail service. */
export interface DeliveryDeps extends CommandDeps {
  clock(): Instant;
  pause(ms: number): Promise<void>;
  /** Returns the service's id of the email; throws when it was not taken, or when that is unknown. */
  send(mail: OutgoingMail): Promise<string>;
  /** Was an email refused for good? Then it is not tried again. */
  isRefusedForGood(error: unknown): boolean;
}

/** What delivery needs to know of the deployment. */
export interface DeliverySettings {
  readonly sender: Mailbox;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
  readonly configurationSet: string;
  /** How many emails the account may send per second. */
  readonly mailsPerSecond: number;
}

/** The same dependencies at this moment. */
export const atThisMoment = <Deps extends DeliveryDeps>(deps: Deps): Deps => ({ ...deps, now: deps.clock() });
