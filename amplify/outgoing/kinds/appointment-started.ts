import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentStarted = defineKind({
  name: 'APPOINTMENT_STARTED',
  title: 'Work has started',
  event: 'Work on the car has started.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'PROMPT',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.appointmentStarted(visitSay(facts, telling)), telling),
  sample: { ...SAMPLE_VISIT, status: 'ONGOING' },
  replaces: ['REMINDER_DAY_BEFORE', 'REMINDER_SAME_DAY', 'APPOINTMENT_MOVED'],
  stillTrue: (record) => isVisit(record, { in: ['ONGOING'] }),
});
