import { defineKind } from '../kind';
import { staffContent, visitSay } from '../visit-content';
import { SAMPLE_VISIT, type StaffVisitFacts, staffVisitFacts } from '../visit-facts';
import { isVisit } from '../visit-truth';

export const staffToConfirm = defineKind<StaffVisitFacts>({
  name: 'STAFF_TO_CONFIRM',
  title: 'Request to confirm',
  event: 'A customer has asked for a time, or a different one, and you confirm times yourselves.',
  audience: { to: 'SHOP', permission: 'notice:read' },
  channels: ['IN_APP', 'MAIL'],
  urgency: 'PROMPT',
  facts: staffVisitFacts,
  content: (facts, telling) => staffContent(facts, telling.words.staffToConfirm(visitSay(facts, telling)), telling),
  sample: { ...SAMPLE_VISIT, status: 'PENDING' },
  replaces: ['STAFF_TO_CONFIRM'],
  stillTrue: (record) => isVisit(record, { in: ['PENDING'] }),
});
