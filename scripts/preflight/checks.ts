import { faultOfSecret } from '../../amplify/kernel/secrets';
import { maySendAs } from '../../domain/shared/mailbox';
import type { HostingRule } from '../site/hosting-rules';
import type { Facts, Read } from './facts';
import { addressOf, mailIdentityOf } from './mail-address';

export interface Finding {
  readonly state: 'GOOD' | 'MISSING' | 'UNKNOWN';
  readonly sentence: string;
}

const good = (sentence: string): Finding => ({ state: 'GOOD', sentence });
const missing = (sentence: string): Finding => ({ state: 'MISSING', sentence });
const unknown = (what: string, why: string): Finding => ({
  state: 'UNKNOWN',
  sentence: `Could not check ${what}: ${why}.`,
});

/** The placeholder that Amplify's functions read when a secret is not set (amplify-backend 1550). */
const PLACEHOLDER = '<value will be resolved during runtime>';
/** What `ampx` requires. */
const BOOTSTRAP_VERSION = 6;

function node({ nodeVersion }: Facts): Finding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? good(`Node is ${nodeVersion}.`)
    : missing(`Node is ${nodeVersion}: 20.19 or later is needed, 22 is what the build uses.`);
}

function siteUrl({ variables: { SITE_URL: address } }: Facts): Finding {
  if (!address) return missing('SITE_URL is not set: the address of the site, such as https://book.example.com.');
  if (!URL.canParse(address)) return missing(`SITE_URL is not an address: ${address}`);
  const { protocol, hostname, origin } = new URL(address);
  if (/^(localhost|127\.|\[::1\])/.test(hostname)) return missing(`SITE_URL is this machine: ${address}`);
  if (protocol !== 'https:') return missing(`SITE_URL must begin with https://, not ${address}`);
  if (address !== origin)
    return missing(`SITE_URL must be the bare address, without a path or a slash at the end: ${address}`);
  return good(`SITE_URL is ${address}.`);
}

function mailFrom({ variables: { MAIL_FROM: sender } }: Facts): Finding {
  if (!sender) return missing('MAIL_FROM is not set: the sender of emails, such as bookings@example.com.');
  const address = addressOf(sender);
  if (!address) return missing(`MAIL_FROM is neither an address nor "Name <address>": ${sender}`);
  return address.endsWith('.example')
    ? missing(`MAIL_FROM is an example: ${sender}`)
    : good(`MAIL_FROM sends as ${address}.`);
}

function mailIdentity({ variables }: Facts): Finding {
  const address = addressOf(variables['MAIL_FROM'] ?? '');
  const identity = mailIdentityOf(variables);
  if (!address || !identity) return missing('MAIL_IDENTITY is unknown: MAIL_FROM names no address.');
  return maySendAs(identity, address)
    ? good(`The SES identity ${identity} covers ${address}.`)
    : missing(`MAIL_IDENTITY ${identity} does not cover ${address}: it must be that address or its domain.`);
}

function secret({ secret: read }: Facts): Finding {
  const set = 'set it under Hosting, Secrets';
  if (read.kind === 'UNKNOWN') return unknown('the secret MANAGE_LINK_SECRET', read.why);
  if (read.kind === 'ABSENT') return missing(`The secret MANAGE_LINK_SECRET is not set: ${set}.`);
  if (read.value === PLACEHOLDER) return missing(`The secret MANAGE_LINK_SECRET is Amplify's placeholder: ${set}.`);
  const fault = faultOfSecret(read.value);
  return fault === null
    ? good('The secret MANAGE_LINK_SECRET is set.')
    : missing(`The secret MANAGE_LINK_SECRET ${fault}: ${set}.`);
}

function bootstrap({ bootstrapVersion: read }: Facts): Finding {
  if (read.kind === 'UNKNOWN') return unknown('whether the region is bootstrapped', read.why);
  return read.kind === 'FOUND' && read.value >= BOOTSTRAP_VERSION
    ? good(`The account and region are bootstrapped (version ${read.value}).`)
    : missing(
        'The account and region are not bootstrapped for the CDK: npx aws-cdk@2 bootstrap aws://<account>/<region>',
      );
}

function identityVerified({ mailIdentity: read, variables }: Facts): Finding {
  const identity = mailIdentityOf(variables) ?? 'of MAIL_FROM';
  if (read.kind === 'UNKNOWN') return unknown(`the SES identity ${identity}`, read.why);
  return read.kind === 'FOUND' && read.value.isVerified
    ? good(`SES has verified ${identity}.`)
    : missing(`SES has not verified ${identity} in this region.`);
}

function outOfSandbox({ mailAccount: read }: Facts): Finding {
  if (read.kind === 'UNKNOWN') return unknown('whether SES sends to anyone', read.why);
  return read.kind === 'FOUND' && read.value.isOutOfSandbox
    ? good('SES sends to anyone.')
    : missing('SES is in its sandbox, and emails reach verified addresses only: ask for production access.');
}

const lineOf = ({ source, target, status }: HostingRule): string => `${source} → ${target} (${status})`;

function rules({ rules: read, wantedRules }: Facts): Finding {
  if (read.kind === 'UNKNOWN') return unknown('the rewrites and redirects', read.why);
  const present = foundOr(read, []).map(lineOf);
  const wanted = wantedRules.map(lineOf);
  return present.join('\n') === wanted.join('\n')
    ? good('The rewrites and redirects are those of hosting-rules.json.')
    : missing('The rewrites and redirects are not those of hosting-rules.json: npm run hosting -- --apply <app id>');
}

const foundOr = <T>(read: Read<T>, otherwise: T): T => (read.kind === 'FOUND' ? read.value : otherwise);

/** A deployment's gaps, one finding for each thing it needs. */
export const checkFacts = (facts: Facts): Finding[] =>
  [node, siteUrl, mailFrom, mailIdentity, secret, bootstrap, identityVerified, outOfSandbox, rules].map((check) =>
    check(facts),
  );
