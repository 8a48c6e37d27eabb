import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const reminderSameDay = defineKind({
  name: 'REMINDER_SAME_DAY',
  title: 'Reminder, on the day',
  event: 'A visit is today. You can turn this off for everyone; customers can turn it off for themselves.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'CAN_WAIT',
  choice: 'reminderMails',
  facts: visitFacts,
  content: (facts, telling) => customerContent(facts, telling.words.reminderSameDay(visitSay(facts, telling)), telling),
  sample: SAMPLE_VISIT,
  replaces: ['REMINDER_DAY_BEFORE'],
  stillTrue: (record, facts, nowMs) => isVisit(record, { in: ['SCHEDULED'], startsAt: facts.startsAt, afterMs: nowMs }),
});
