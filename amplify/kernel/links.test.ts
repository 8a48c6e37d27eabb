import { describe, expect, it } from 'vitest';
import { type OpenedLink, linkTokenFor, openLink } from './links';

const LINK: OpenedLink = { kind: 'VISIT', recordId: 'appointment-1', generation: 0 };
const token = linkTokenFor(LINK, 'secret');
const [kind, record, generation, keyId, signature] = token.split('.');
const with_ = (...parts: readonly (string | undefined)[]) => parts.join('.');

describe('a link', () => {
  it.each([
    LINK,
    { kind: 'WAITING', recordId: '2026-11-25#2026-11-20T00:00:00.000Z#one', generation: 12 },
    { kind: 'VISIT', recordId: 'Ünïcode · id', generation: 999_999_999 },
  ] as OpenedLink[])('%j is read as it was made, and is the same every time', (link) => {
    const made = linkTokenFor(link, 'secret');
    expect(openLink(made, 'secret')).toEqual(link);
    expect(linkTokenFor(link, 'secret')).toBe(made);
    expect(made).toMatch(/^[\w.-]+$/);
  });

  it.each([
    [
      'of another record',
      with_(kind, Buffer.from('appointment-2').toString('base64url'), generation, keyId, signature),
    ],
    ['of another kind', with_('WAITING', record, generation, keyId, signature)],
    ['of another generation', with_(kind, record, '1', keyId, signature)],
    ['of a generation that is not a number', with_(kind, record, '0x0', keyId, signature)],
    ['of an unknown kind', with_('PAY', record, generation, keyId, signature)],
    ['of an unknown key', with_(kind, record, generation, 'k9', signature)],
    ['with a letter changed', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['without a signature', with_(kind, record, generation, keyId)],
    ['with more behind it', `${token}.x`],
    ['that is empty', ''],
  ])('%s opens nothing', (_name, forged) => {
    expect(openLink(forged, 'secret')).toBeNull();
  });

  it('made with another secret opens nothing', () => {
    expect(openLink(token, 'other')).toBeNull();
  });
});

it('an empty key signs nothing', () => {
  for (const secret of ['k2:second,', 'k2:second,k1:', 'k2:second, ,k1:first', '']) {
    expect(() => openLink(token, secret)).toThrow('empty');
    expect(() => linkTokenFor(LINK, secret)).toThrow('empty');
  }
});

describe('a secret whose key is changed', () => {
  const before = linkTokenFor(LINK, 'k1:first');

  it('signs with the new key, and reads links of the old one', () => {
    const after = linkTokenFor(LINK, 'k2:second, k1:first');
    expect(after).not.toBe(before);
    for (const one of [before, after]) expect(openLink(one, 'k2:second, k1:first')).toEqual(LINK);
  });

  it('no longer reads them once the old one is retired or taken out', () => {
    expect(openLink(before, 'k2:second')).toBeNull();
    expect(openLink(before, 'k2:second, -k1:first')).toBeNull();
  });

  it('is not fooled by a key under the other’s name', () => {
    expect(openLink(before.replace('.k1.', '.k2.'), 'k2:second, k1:first')).toBeNull();
  });
});
