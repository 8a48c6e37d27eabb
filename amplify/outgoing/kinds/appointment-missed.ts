import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentMissed = defineKind({
  name: 'APPOINTMENT_MISSED',
  title: 'Missed visit',
  event: 'A customer didn’t come, and you marked the visit as a no-show.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'CAN_WAIT',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.appointmentMissed(visitSay(facts, telling)), telling),
  sample: { ...SAMPLE_VISIT, status: 'NO_SHOW' },
  replaces: ['APPOINTMENT_MOVED', 'REMINDER_DAY_BEFORE', 'REMINDER_SAME_DAY'],
  stillTrue: (record) => isVisit(record, { in: ['NO_SHOW'] }),
});
