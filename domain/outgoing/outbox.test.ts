import { describe, expect, it } from 'vitest';
import {
  OUTBOX_EVENTS,
  OUTBOX_STATES,
  type OutboxEvent,
  type OutboxState,
  outboxMachine,
  stateAfter,
  statesThatTake,
} from './outbox';

/** The whole table, one line per state, in the order of `OUTBOX_EVENTS`. A dash: the event changes nothing. */
const TABLE: Readonly<Record<OutboxState, string>> = {
  //          CLAIM   WAIT    SKIP    GIVE_UP ACCEPT DELIVER   BOUNCE  COMPLAIN   REJECT SEND_AGAIN
  QUEUED: '   SENDING -       SKIPPED -       SENT   DELIVERED BOUNCED COMPLAINED DEAD   -',
  WAITING: '  SENDING -       SKIPPED -       SENT   DELIVERED BOUNCED COMPLAINED DEAD   -',
  SENDING: '  SENDING WAITING SKIPPED DEAD    SENT   DELIVERED BOUNCED COMPLAINED DEAD   -',
  SENT: '     -       -       -       -       -      DELIVERED BOUNCED COMPLAINED DEAD   -',
  DELIVERED: '-       -       -       -       -      -         BOUNCED COMPLAINED -      -',
  BOUNCED: '  -       -       -       -       -      -         -       COMPLAINED -      -',
  COMPLAINED: '-      -       -       -       -      -         -       -          -      -',
  DEAD: '     -       -       SKIPPED -       SENT   DELIVERED BOUNCED COMPLAINED -      QUEUED',
  SKIPPED: '  -       -       -       -       SENT   DELIVERED BOUNCED COMPLAINED -      -',
};

const cells = OUTBOX_STATES.flatMap((state) =>
  TABLE[state]
    .trim()
    .split(/\s+/)
    .map((to, index) => ({ state, event: OUTBOX_EVENTS[index] as OutboxEvent, to: to === '-' ? null : to })),
);

describe('the table of the outbox', () => {
  it('has a cell for every state and event', () => {
    expect(cells).toHaveLength(OUTBOX_STATES.length * OUTBOX_EVENTS.length);
  });

  it.each(cells)('$event in $state leads to $to', ({ state, event, to }) => {
    expect(outboxMachine.next(state, event)).toBe(to);
  });

  it('leads to one state for each event, as its write assumes', () => {
    for (const event of OUTBOX_EVENTS) {
      const led = new Set(statesThatTake(event).map((state) => outboxMachine.next(state, event)));
      expect([...led], event).toEqual([stateAfter(event)]);
    }
  });

  it("ends in the same state whatever the order of the mail service's reports", () => {
    const reports: OutboxEvent[] = ['ACCEPT', 'DELIVER', 'BOUNCE', 'COMPLAIN'];
    const orders = (list: OutboxEvent[]): OutboxEvent[][] =>
      list.length < 2
        ? [list]
        : list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
    const endOf = (order: OutboxEvent[]) =>
      order.reduce<OutboxState>((state, event) => outboxMachine.next(state, event) ?? state, 'SENDING');
    for (const told of [reports, reports.slice(0, 3), reports.slice(0, 2)]) {
      expect(new Set(orders(told).map(endOf)).size, told.join()).toBe(1);
    }
  });
});
