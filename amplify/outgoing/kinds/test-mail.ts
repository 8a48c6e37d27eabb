import * as v from 'valibot';
import { defineKind } from '../kind';
import { KIND_NAMES } from './kind-names';

/** Also carries the sample of another kind, if one is named: `render` prints that in its place. */
export const testMail = defineKind({
  name: 'TEST_MAIL',
  title: 'Test email',
  event: 'You send yourself a test from the settings.',
  audience: { to: 'PERSON' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: v.object({ sampleOf: v.picklist(KIND_NAMES) }),
  content: (_facts, { shop, words }) => {
    const { button, ...said } = words.testMail({ shopName: shop.name });
    return { ...said, action: { label: button, url: shop.linkTo({ to: 'STAFF' }) } };
  },
  sample: { sampleOf: 'TEST_MAIL' },
  replaces: [],
  stillTrue: () => true,
});
