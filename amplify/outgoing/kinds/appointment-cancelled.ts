import { calendarAttachment } from '../calendar';
import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentCancelled = defineKind({
  name: 'APPOINTMENT_CANCELLED',
  title: 'Booking cancelled',
  event: 'A visit is cancelled, by the customer or by you.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.appointmentCancelled(visitSay(facts, telling)), telling),
  attachments: (facts, telling) => [calendarAttachment(facts, telling)],
  sample: { ...SAMPLE_VISIT, status: 'CANCELLED', version: 3 },
  replaces: [
    'APPOINTMENT_REQUESTED',
    'APPOINTMENT_CONFIRMED',
    'APPOINTMENT_MOVED',
    'APPOINTMENT_STARTED',
    'REMINDER_DAY_BEFORE',
    'REMINDER_SAME_DAY',
  ],
  stillTrue: (record) => isVisit(record, { in: ['CANCELLED'] }),
});
