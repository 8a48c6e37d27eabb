import { codeFacts } from '../code-facts';
import { defineKind } from '../kind';

export const resetCode = defineKind({
  name: 'RESET_CODE',
  title: 'Code for a new password',
  event: 'Someone has forgotten their password.',
  audience: { to: 'SIGN_IN' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: codeFacts,
  content: ({ code }, { shop, words }) => ({ ...words.resetCode({ shopName: shop.name }), code }),
  sample: { code: '482 915' },
  replaces: [],
  stillTrue: () => true,
});
