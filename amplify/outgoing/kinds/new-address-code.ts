import { codeFacts } from '../code-facts';
import { defineKind } from '../kind';

export const newAddressCode = defineKind({
  name: 'NEW_ADDRESS_CODE',
  title: 'Code for a new address',
  event: 'Someone changes their email address and must prove that the new one is theirs.',
  audience: { to: 'SIGN_IN' },
  channels: ['MAIL'],
  urgency: 'ASKED',
  facts: codeFacts,
  content: ({ code }, { shop, words }) => ({ ...words.newAddressCode({ shopName: shop.name }), code }),
  sample: { code: '482 915' },
  replaces: [],
  stillTrue: () => true,
});
