import type { Instant } from '../../../../domain/shared/time';
import type { OutgoingMail } from '../../../gateways/ses';
import type { CommandDeps } from '../../../kernel/deps';
import type { Mailbox } from '../../../../domain/shared/mailbox';

/** What delivery needs besides: a clock that moves on while it works, and the mail service. */
export interface DeliveryDeps extends CommandDeps {
  clock(): Instant;
  pause(ms: number): Promise<void>;
  /** Answers the service's id of the mail; throws when it was not taken, or when that is not known. */
  send(mail: OutgoingMail): Promise<string>;
  /** Was a mail refused for good? Then there is no other try. */
  isRefusedForGood(error: unknown): boolean;
}

/** What delivery needs to know of the deployment. */
export interface DeliverySettings {
  readonly sender: Mailbox;
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
  readonly configurationSet: string;
  /** How many mails the account may send in a second. */
  readonly mailsPerSecond: number;
}

/** The same dependencies at this moment. */
export const atThisMoment = <Deps extends DeliveryDeps>(deps: Deps): Deps => ({ ...deps, now: deps.clock() });
