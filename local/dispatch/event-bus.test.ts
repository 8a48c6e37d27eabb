import { expect, it } from 'vitest';
import { matchesPattern } from './event-bus';

const PATTERN = { source: ['aws.ses'], detail: { mail: { tags: { set: ['MailReporting'] } } } };
const event = (source: string, set: string) => ({ source, detail: { mail: { tags: { set: [set] } } } });

it('an event matches a rule when each field of the rule has one of its values', () => {
  expect(matchesPattern(PATTERN, event('aws.ses', 'MailReporting'))).toBe(true);
  expect(matchesPattern(PATTERN, event('aws.s3', 'MailReporting'))).toBe(false);
  expect(matchesPattern(PATTERN, event('aws.ses', 'Other'))).toBe(false);
  expect(matchesPattern(PATTERN, { source: 'aws.ses', detail: {} })).toBe(false);
});

it('an unsupported pattern throws instead of matching nothing', () => {
  expect(() => matchesPattern({ source: [{ prefix: 'aws.' }] }, { source: 'aws.ses' })).toThrow('values only');
});
