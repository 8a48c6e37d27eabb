import { defineKind } from '../kind';
import { staffContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, type StaffVisitFacts, staffVisitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const staffCancelled = defineKind<StaffVisitFacts>({
  name: 'STAFF_CANCELLED',
  title: 'Visit cancelled',
  event: 'A visit was cancelled.',
  audience: { to: 'SHOP', permission: 'notice:read' },
  channels: ['IN_APP', 'MAIL'],
  urgency: 'PROMPT',
  facts: staffVisitFacts,
  content: (facts, telling) => staffContent(facts, telling.words.staffCancelled(visitSay(facts, telling)), telling),
  sample: { ...SAMPLE_VISIT, status: 'CANCELLED' },
  replaces: ['STAFF_BOOKED', 'STAFF_TO_CONFIRM', 'STAFF_MOVED'],
  stillTrue: (record) => isVisit(record, { in: ['CANCELLED'] }),
});
