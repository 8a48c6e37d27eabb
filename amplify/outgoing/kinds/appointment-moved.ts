import { calendarAttachment } from '../calendar';
import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentMoved = defineKind({
  name: 'APPOINTMENT_MOVED',
  title: 'New time',
  event: 'A visit has a new time.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(
      facts,
      telling.words.appointmentMoved({ ...visitSay(facts, telling), isPending: facts.status === 'PENDING' }),
      telling,
    ),
  attachments: (facts, telling) => [calendarAttachment(facts, telling)],
  sample: { ...SAMPLE_VISIT, version: 3 },
  replaces: [
    'APPOINTMENT_REQUESTED',
    'APPOINTMENT_CONFIRMED',
    'APPOINTMENT_MOVED',
    'REMINDER_DAY_BEFORE',
    'REMINDER_SAME_DAY',
  ],
  stillTrue: (record, facts) => isVisit(record, { in: ['PENDING', 'SCHEDULED'], startsAt: facts.startsAt }),
});
