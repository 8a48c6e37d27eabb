import { defineKind } from '../kind';
import { staffContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, type StaffVisitFacts, staffVisitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const staffBooked = defineKind<StaffVisitFacts>({
  name: 'STAFF_BOOKED',
  title: 'New booking',
  event: 'A visit was booked.',
  audience: { to: 'SHOP', permission: 'notice:read' },
  channels: ['IN_APP', 'MAIL'],
  urgency: 'PROMPT',
  facts: staffVisitFacts,
  content: (facts, telling) => staffContent(facts, telling.words.staffBooked(visitSay(facts, telling)), telling),
  sample: SAMPLE_VISIT,
  replaces: [],
  stillTrue: (record) => isVisit(record, { in: ['PENDING', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'NO_SHOW'] }),
});
