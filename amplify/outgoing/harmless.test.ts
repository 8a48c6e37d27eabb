import { describe, expect, it } from 'vitest';
import { harmless } from './harmless';

describe('what a visitor typed, in a mail to an address nobody has proven', () => {
  it.each([
    'Casey Moreau',
    'J.R. Smith',
    "Siobhán O'Brien-Müller",
    'Ali  Ben',
    'Mercedes-Benz',
    'C 180 T',
    'ABC 123',
    '李小龙',
    'Renault 4',
  ])('%s stays', (text) => expect(harmless(text)).toBe(text.replace(/\s+/g, ' ')));

  it.each([
    'Claim your prize at http://evil.example/win now',
    'http://evil.example/car',
    'www.evil.example',
    'WWW.EVIL.EXAMPLE',
    'see evil.example',
    'evil．example',
    'evil。example',
    'xn--evil-1.example',
    'ftp://x',
    'write to me@evil',
    'call 0900 123 4567',
    'You have won a prize and all that is left to do is to answer this mail',
  ])('%s is left out', (text) => expect(harmless(text)).toBe(''));
});
