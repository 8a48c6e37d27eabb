import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const reminderDayBefore = defineKind({
  name: 'REMINDER_DAY_BEFORE',
  title: 'Reminder, the day before',
  event:
    'A visit is on the next open day. You can turn this off for everyone; customers can turn it off for themselves.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'CAN_WAIT',
  choice: 'reminderMails',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.reminderDayBefore(visitSay(facts, telling)), telling),
  sample: SAMPLE_VISIT,
  replaces: [],
  stillTrue: (record, facts, nowMs) => isVisit(record, { in: ['SCHEDULED'], startsAt: facts.startsAt, afterMs: nowMs }),
});
