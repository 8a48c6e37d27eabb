import type { KindName } from './kinds/kind-names';
import { KINDS } from './registry';
import { type Mail, renderKind } from './render';
import { type MailShop, tellingFor } from './telling';

/**
 * The email of a kind: the same for sending, the preview and the history. A test email is the sample of another kind,
 * marked as a test. Throws on facts that do not fit the kind.
 */
export function render(name: KindName, facts: unknown, shop: MailShop, language: string): Mail {
  const sampleOf = name === 'TEST_MAIL' ? sampledKind(facts) : name;
  if (name === sampleOf) return renderKind(KINDS[name], facts, shop, language);
  const mail = renderKind(KINDS[sampleOf], KINDS[sampleOf].sample, shop, language);
  return { ...mail, subject: tellingFor(shop, language).words.test(mail.subject) };
}

const sampledKind = (facts: unknown): KindName => KINDS.TEST_MAIL.factsFrom(facts)['sampleOf'] as KindName;
