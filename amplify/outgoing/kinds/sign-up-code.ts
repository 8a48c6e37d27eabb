import { codeFacts } from '../code-facts';
import { defineKind } from '../kind';

export const signUpCode = defineKind({
  name: 'SIGN_UP_CODE',
  title: 'Code to confirm an address',
  event: 'Someone signs up and must prove that the address is theirs.',
  audience: { to: 'SIGN_IN' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: codeFacts,
  content: ({ code }, { shop, words }) => ({ ...words.signUpCode({ shopName: shop.name }), code }),
  sample: { code: '482 915' },
  replaces: [],
  stillTrue: () => true,
});
