import * as v from 'valibot';
import { defineKind } from '../kind';

export const staffWelcome = defineKind({
  name: 'STAFF_WELCOME',
  title: 'Welcome to the staff',
  event: 'Someone who already has a sign-in here was added to the staff.',
  audience: { to: 'PERSON' },
  channels: ['MAIL'],
  urgency: 'PROMPT',
  facts: v.object({ staffId: v.string(), name: v.string() }),
  content: ({ name }, { shop, words }) => {
    const { button, ...said } = words.staffWelcome({ name, shopName: shop.name, phone: shop.phone });
    return { ...said, action: { label: button, url: shop.linkTo({ to: 'SIGN_IN' }) } };
  },
  sample: { staffId: '0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11', name: 'Robin Doyle' },
  replaces: [],
  stillTrue: (record) => record?.['active'] === true,
});
