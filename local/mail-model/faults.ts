import type { Fault } from '../model/bundle';

const OUTBOX = 'amplify/areas/outgoing/store/outbox.ts';
const DELIVER = 'amplify/areas/outgoing/commands/deliver.ts';
const JUDGE = 'amplify/areas/outgoing/commands/judge.ts';
const RULES = 'domain/outgoing/outbox.ts';

interface MailFault extends Fault {
  /** Takes hundreds of emails to show, or shows no more than others do. */
  readonly isRare?: true;
}

/** Plausible mistakes in delivery; the mail model must notice each. */
export const MAIL_FAULTS: readonly MailFault[] = [
  {
    name: 'a row is taken whoever has it',
    isRare: true,
    file: OUTBOX,
    find: "['(#state = :queued OR dueAt <= :dueBy)']",
    replace: "['(#state = :queued OR attribute_exists(dueAt) OR dueAt <= :dueBy)']",
  },
  {
    name: 'a row whose lease is over stays where it is',
    file: RULES,
    find: "  SENDING: {\n    CLAIM: 'SENDING',\n",
    replace: '  SENDING: {\n',
  },
  {
    name: 'a retry is out of the index of due rows',
    file: DELIVER,
    find: 'set: { dueAt: toInstant(retryMs), attempt: null, cause },',
    replace: 'set: { dueAt: toInstant(retryMs), dueShard: null, attempt: null, cause },',
  },
  {
    name: 'what was refused for good is tried again',
    file: DELIVER,
    find: 'if (deps.isRefusedForGood(error))',
    replace: "if (deps.isRefusedForGood(error) && held.outboxId === '')",
  },
  {
    name: 'a mail is noted as sent without its state',
    isRare: true,
    file: DELIVER,
    find: "      event: 'ACCEPT',\n        attempt,",
    replace: "      event: 'WAIT',\n        attempt,",
  },
  {
    name: 'the suppression list is not asked',
    file: JUDGE,
    find: "if ((await readSuppression(deps, addressHash)) !== null) return skip('SUPPRESSED');",
    replace: '',
  },
  {
    name: 'a suppression list that cannot be read lets mail pass',
    isRare: true,
    file: JUDGE,
    find: '(await readSuppression(deps, addressHash)) !== null',
    replace: '(await readSuppression(deps, addressHash).catch(() => null)) !== null',
  },
  {
    name: 'a tag behind a plus passes the suppression list',
    isRare: true,
    file: 'amplify/areas/outgoing/store/suppression.ts',
    find: 'inboxOf(address)}',
    replace: 'address}',
  },
  {
    name: 'what has ceased to be true goes out',
    file: JUDGE,
    find: "if (!kind.stillTrue(record, row.facts, toMs(deps.now))) return skip('NO_LONGER_TRUE');",
    replace: '',
  },
  {
    name: 'what a newer message replaces goes out',
    isRare: true,
    file: JUDGE,
    find: "if (await isSuperseded(deps, row)) return skip('SUPERSEDED');",
    replace: '',
  },
  {
    name: 'the budget of an address is not kept',
    file: JUDGE,
    find: 'const full = await countMail(deps, { addressHash, outboxId: row.outboxId, cap });',
    replace:
      "await countMail(deps, { addressHash, outboxId: row.outboxId, cap });\n  const full = null as 'DAY' | 'HOUR' | null;",
  },
  {
    name: 'the rate of the account is not kept',
    file: DELIVER,
    find: '<= mailsPerSecond) return true;',
    replace: '<= mailsPerSecond * 100) return true;',
  },
  {
    name: 'quiet hours are not kept',
    isRare: true,
    file: 'domain/outgoing/quiet-hours.ts',
    find: "const QUIET_FROM = '21:00';",
    replace: "const QUIET_FROM = '23:59';",
  },
  {
    name: 'who wants no reminders gets them',
    isRare: true,
    file: JUDGE,
    find: "customer !== null && !wantsReminders(customer)) return skip('CHOICE');",
    replace: "customer === null) return skip('CHOICE');",
  },
  {
    name: 'who was deleted is written to',
    file: JUDGE,
    find: "if (customer !== null && customer.deletedAt !== null) return skip('FORGOTTEN');",
    replace: '',
  },
  {
    name: 'a row has another key each time its event comes',
    file: 'amplify/outgoing/expand.ts',
    find: "JSON.stringify([eventId, kind, recipient || audience, 'MAIL'])",
    replace: "JSON.stringify([eventId, recipient || audience, 'MAIL', String(Math.random()).slice(0, 3)])",
  },
  {
    name: 'a mail that is tried again is over its budget',
    isRare: true,
    file: 'amplify/areas/outgoing/store/mail-counts.ts',
    find: ' OR contains(mails, :id)',
    replace: ' AND NOT contains(mails, :id)',
  },
  {
    name: 'a late delivery is the last word after a complaint',
    file: RULES,
    find: '  COMPLAINED: {},\n',
    replace: "  COMPLAINED: { DELIVER: 'DELIVERED' },\n",
  },
];
