import { defineKind } from '../kind';
import { staffContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, type StaffVisitFacts, staffVisitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const staffMoved = defineKind<StaffVisitFacts>({
  name: 'STAFF_MOVED',
  title: 'Visit moved',
  event: 'A customer has moved a visit.',
  audience: { to: 'SHOP', permission: 'notice:read' },
  channels: ['IN_APP', 'MAIL'],
  urgency: 'PROMPT',
  facts: staffVisitFacts,
  content: (facts, telling) => staffContent(facts, telling.words.staffMoved(visitSay(facts, telling)), telling),
  sample: SAMPLE_VISIT,
  replaces: ['STAFF_MOVED', 'STAFF_TO_CONFIRM'],
  stillTrue: (record, facts) =>
    isVisit(record, { in: ['PENDING', 'SCHEDULED', 'ONGOING', 'COMPLETED'], startsAt: facts.startsAt }),
});
