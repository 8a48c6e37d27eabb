import { defineKind } from '../kind';
import { customerContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, visitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const appointmentRequested = defineKind({
  name: 'APPOINTMENT_REQUESTED',
  title: 'Request received',
  event: 'A customer has asked for a time, and you confirm times yourselves.',
  audience: { to: 'CUSTOMER' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: visitFacts,
  content: (facts, telling) =>
    customerContent(
      facts,
      telling.words.appointmentRequested({
        ...visitSay(facts, telling),
        otherTimes: facts.preferredTimes.filter((time) => time !== facts.startsAt).map((time) => telling.at(time)),
      }),
      telling,
    ),
  sample: {
    ...SAMPLE_VISIT,
    status: 'PENDING',
    preferredTimes: [SAMPLE_VISIT.startsAt, '2026-11-25T01:00:00.000Z', '2026-11-26T04:30:00.000Z'],
  },
  replaces: ['APPOINTMENT_CANCELLED', 'APPOINTMENT_MISSED'],
  stillTrue: (record, facts) => isVisit(record, { in: ['PENDING'], startsAt: facts.startsAt }),
});
