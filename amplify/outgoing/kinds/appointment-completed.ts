import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentCompleted = defineKind({
  name: 'APPOINTMENT_COMPLETED',
  title: 'Car is ready',
  event: 'The work is done and the car can be picked up.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'PROMPT',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.appointmentCompleted(visitSay(facts, telling)), telling),
  sample: { ...SAMPLE_VISIT, status: 'COMPLETED' },
  replaces: ['REMINDER_DAY_BEFORE', 'REMINDER_SAME_DAY', 'APPOINTMENT_MOVED', 'APPOINTMENT_STARTED'],
  stillTrue: (record) => isVisit(record, { in: ['COMPLETED'] }),
});
