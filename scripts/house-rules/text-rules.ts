import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KIND_NAMES } from '../../amplify/outgoing/kinds/kind-names';
import { KINDS } from '../../amplify/outgoing/registry';
import { render } from '../../amplify/outgoing/render-by-name';
import { functionDefinitions } from '../../local/functions/definitions';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { mailDifferences } from '../../local/testing/mail-differences';
import { aMailShop } from '../../local/testing/mail-shop';
import { weightOf } from '../bench/functions';
import { judge, lineOf } from '../bench/measure';
import { CAPABILITIES_PAGE, faultsOfPage } from '../capabilities/page';
import { checkFacts } from '../preflight/checks';
import { ready } from '../preflight/ready-facts';
import { copyFolder } from './copies';
import { houseRule } from './house-rule';

const SHOP = aMailShop();
const WEIGHT = 500_000;

export const TEXT_RULES = [
  houseRule({
    name: 'functions stay light',
    where: 'scripts/bench/main.ts',
    by: 'judge',
    real: async () =>
      (await functionDefinitions(await synthesise(), DEFAULT_FACTS)).map(({ name, bundle }) => ({ name, bundle })),
    check: (functions) =>
      functions
        .map(weightOf)
        .filter((weight) => !judge(weight).ok)
        .map((weight) => lineOf(weight.name, judge(weight))),
    broken: 'the bundle of `booking` becomes half a megabyte heavier',
    breaks: (functions) =>
      functions.map(({ name, bundle }) => {
        if (name !== 'booking') return { name, bundle };
        const heavy = path.join(copyFolder('bundle'), 'index.mjs');
        writeFileSync(heavy, readFileSync(bundle, 'utf8') + ' '.repeat(WEIGHT));
        return { name, bundle: heavy };
      }),
    says: 'OVER   function booking: bundle',
  }),
  houseRule({
    name: 'an email says the same as HTML and as text',
    where: 'amplify/outgoing/render.test.ts',
    by: 'mailDifferences',
    real: () => KIND_NAMES.map((name) => ({ name, mail: render(name, KINDS[name].sample, SHOP, 'en-AU') })),
    check: (mails) =>
      mails.flatMap(({ name, mail }) => mailDifferences(mail, SHOP.name).map((one) => `${name}: ${one}`)),
    broken: 'the plain text of a confirmation leaves out the price',
    breaks: (mails) =>
      mails.map(({ name, mail }) =>
        name === 'APPOINTMENT_CONFIRMED'
          ? { name, mail: { ...mail, text: mail.text.replace('$219.00', '') } }
          : { name, mail },
      ),
    says: 'APPOINTMENT_CONFIRMED: only the HTML says "$219.00"',
  }),
  houseRule({
    name: 'every capability names an existing test',
    where: 'scripts/capabilities.test.ts',
    by: 'faultsOfPage',
    real: () => readFileSync(CAPABILITIES_PAGE, 'utf8'),
    check: faultsOfPage,
    broken: 'the first test that the page names is renamed',
    breaks: (page) => page.replace(/\.(test\.tsx?|spec\.ts)`(?= › )/, '-gone.$1`'),
    says: 'names a test that is not there',
  }),
  houseRule({
    name: 'no deployment runs on a placeholder',
    where: 'scripts/preflight.ts',
    by: 'checkFacts',
    real: () => ready,
    check: (facts) =>
      checkFacts(facts)
        .filter(({ state }) => state === 'MISSING')
        .map(({ sentence }) => sentence),
    broken: 'the secret for links is Amplify’s placeholder',
    breaks: (facts) => ({
      ...facts,
      secret: { kind: 'FOUND', value: '<value will be resolved during runtime>' } as const,
    }),
    says: "is Amplify's placeholder",
  }),
];
