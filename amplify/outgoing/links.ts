import { linkTokenFor } from '../kernel/links';

/** The target of a message's link. The message never stores the link itself: that is made right before sending. */
export type Link =
  | { readonly to: 'VISIT'; readonly appointmentId: string }
  | {
      readonly to: 'OFFER';
      readonly waitingId: string;
      readonly serviceId: string;
      readonly planId: string | null;
      readonly startsAt: string;
    }
  | { readonly to: 'CALENDAR'; readonly visitDate: string; readonly appointmentId: string }
  | { readonly to: 'SIGN_IN' }
  | { readonly to: 'STAFF' };

interface LinkSettings {
  readonly siteUrl: string;
  readonly manageLinkSecret: string;
  /** The current generation of the links that open the message's record. */
  readonly generation: number;
}

/** Makes the links of a deployment. Anyone who has one may use it. */
export const linksOf =
  ({ siteUrl, manageLinkSecret, generation }: LinkSettings) =>
  (link: Link): string =>
    `${siteUrl}${pathOf(link, {
      visit: (appointmentId) => linkTokenFor({ kind: 'VISIT', recordId: appointmentId, generation }, manageLinkSecret),
      waiting: (waitingId) => linkTokenFor({ kind: 'WAITING', recordId: waitingId, generation }, manageLinkSecret),
    })}`;

/** Makes links that look like the real ones and open nothing: for previews and tests. */
export const exampleLinks =
  ({ siteUrl }: { readonly siteUrl: string }) =>
  (link: Link): string =>
    `${siteUrl}${pathOf(link, { visit: () => 'example', waiting: () => 'example' })}`;

interface Tokens {
  visit(appointmentId: string): string;
  waiting(waitingId: string): string;
}

function pathOf(link: Link, tokens: Tokens): string {
  switch (link.to) {
    case 'VISIT':
      return `/visit/${tokens.visit(link.appointmentId)}`;
    case 'OFFER':
      return `/book?${String(
        new URLSearchParams({
          service: link.serviceId,
          ...(link.planId === null ? {} : { plan: link.planId }),
          at: link.startsAt,
          waiting: tokens.waiting(link.waitingId),
        }),
      )}`;
    case 'CALENDAR':
      return `/staff?date=${link.visitDate}&appointment=${link.appointmentId}`;
    case 'SIGN_IN':
      return '/sign-in';
    case 'STAFF':
      return '/staff';
  }
}
