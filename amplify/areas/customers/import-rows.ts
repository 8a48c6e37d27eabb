import * as v from 'valibot';
import { type ContactWay, withoutNumber } from '../../../domain/customers/customer';
import { plateKey } from '../../../domain/vehicles/vehicle';
import type { ImportOutcome, ImportRow } from './commands/import-customers';
import { carYear, email, filledLine, jsonText, line, phone, wholeNumber } from '../../kernel/fields';

const MOST_ROWS = 100;

/** The line's number in the file and whatever it contains: each line is checked separately. */
const numbered = v.looseObject({ row: wholeNumber(1, 1_000_000) });

export const importRows = v.pipe(jsonText, v.array(numbered), v.minLength(1), v.maxLength(MOST_ROWS));

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'si']);
const NO = new Set(['no', 'n', 'false', '0', 'nein', 'non']);
const consent = v.pipe(
  line(20),
  v.transform((text) => YES.has(text.toLowerCase())),
);
/**
 * A preference must be plain: anything that is neither yes nor no is not guessed at. An empty one counts as not stated.
 */
const wish = v.pipe(
  line(20),
  v.toLowerCase(),
  v.check((text) => text === '' || YES.has(text) || NO.has(text), 'yes-no'),
  v.transform((text) => (text === '' ? null : YES.has(text))),
);
const WAYS: Readonly<Record<string, ContactWay>> = {
  ...{ email: 'EMAIL', 'e-mail': 'EMAIL', mail: 'EMAIL' },
  ...{ phone: 'PHONE', call: 'PHONE', telephone: 'PHONE', telefon: 'PHONE', mobile: 'PHONE' },
};
const contactWay = v.pipe(
  line(20),
  v.toLowerCase(),
  v.check((text) => text === '' || Object.hasOwn(WAYS, text), 'contact-way'),
  v.transform((text) => WAYS[text] ?? null),
);
const year = v.pipe(
  line(10),
  v.transform((text): unknown => (text === '' ? null : Number(text))),
  carYear,
);
const tags = v.pipe(
  line(300),
  v.transform((text) =>
    text
      .split(/[,;]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
  v.array(v.pipe(v.string(), v.maxLength(30))),
  v.maxLength(20),
);

const importLine = v.pipe(
  v.object({
    row: v.number(),
    name: filledLine(100),
    email,
    phone,
    street: line(100),
    postcode: line(20),
    city: line(60),
    marketingConsent: consent,
    reminderMails: wish,
    preferredContact: contactWay,
    tags,
    plate: line(20),
    make: line(50),
    model: line(50),
    year,
    vin: line(25),
  }),
  v.forward(
    v.check(({ email: address, phone: number, plate }) => `${address}${number}${plateKey(plate)}` !== '', 'reachable'),
    ['email'],
  ),
  v.forward(
    v.check((person) => withoutNumber(person) === null, 'call'),
    ['phone'],
  ),
);

/** Separates the lines that can be imported from those that cannot, with the field and the rule each breaks. */
export function judgeRows(rows: v.InferOutput<typeof importRows>): {
  readonly good: readonly ImportRow[];
  readonly bad: readonly ImportOutcome[];
} {
  const good: ImportRow[] = [];
  const bad: ImportOutcome[] = [];
  for (const row of rows) {
    const parsed = v.safeParse(importLine, row, { abortEarly: true });
    if (parsed.success) good.push(parsed.output);
    else bad.push({ row: row.row, outcome: 'BAD', ...faultOf(parsed.issues[0]) });
  }
  return { good, bad };
}

/** The field, and what is wrong: the name of one of our checks, or the kind of rule. */
const faultOf = (issue: v.BaseIssue<unknown>): { readonly field: string; readonly rule: string } => ({
  field: v.getDotPath(issue) ?? '',
  rule: issue.type === 'check' ? issue.message : issue.type,
});
