import * as v from 'valibot';
import { FIRST_PASSWORD_DAYS } from '../../../domain/access/first-password';
import { codeFacts } from '../code-facts';
import { defineKind } from '../kind';

export const invitation = defineKind({
  name: 'INVITATION',
  title: 'Invitation to sign in',
  event: 'Someone without a sign-in was added to the staff, or invited again.',
  audience: { to: 'SIGN_IN' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: v.object({ ...codeFacts.entries, username: v.string() }),
  content: ({ code, username }, { shop, words }) => {
    const { button, ...said } = words.invitation({ shopName: shop.name, username, days: FIRST_PASSWORD_DAYS });
    return { ...said, code, action: { label: button, url: shop.linkTo({ to: 'SIGN_IN' }) } };
  },
  sample: { code: 'Wb-482915a', username: 'robin@example.com' },
  replaces: [],
  stillTrue: () => true,
});
