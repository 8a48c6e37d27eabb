import { calendarAttachment } from '../calendar';
import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentConfirmed = defineKind({
  name: 'APPOINTMENT_CONFIRMED',
  title: 'Booking confirmed',
  event: 'A visit is booked, or you have confirmed it.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(facts, telling.words.appointmentConfirmed(visitSay(facts, telling)), telling),
  attachments: (facts, telling) => [calendarAttachment(facts, telling)],
  sample: SAMPLE_VISIT,
  replaces: ['APPOINTMENT_REQUESTED', 'APPOINTMENT_CANCELLED', 'APPOINTMENT_MISSED'],
  stillTrue: (record, facts) => isVisit(record, { in: ['SCHEDULED'], startsAt: facts.startsAt }),
});
