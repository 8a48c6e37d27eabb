import * as v from 'valibot';
import { isMailAddress } from '../../domain/shared/mailbox';
import { isPhone } from '../../domain/shared/phone';
import { isUuid } from '../../domain/shared/ids';
import { isInstant, isLocalDate, isLocalTime } from '../../domain/shared/time';
import { inApi } from './in-api';

/** Control characters do not belong in a name or a note, and break emails and calendars. A note may have lines. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/;

/** Invisible white space from copied text, such as a tab out of a table: a space says the same. */
const BLANKS = /[\t\v\f\u0085\u2028\u2029]/gu;

/**
 * Invisible characters from copied text: halves of characters, soft hyphens, zero widths, marks that turn the reading
 * direction. Joiners stay: Persian names and family emoji need them.
 */
const UNSEEN = /[\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** Text as people see it, ends trimmed; empty when there is nothing to see. */
const seen = v.pipe(
  v.string(),
  v.transform((text) => text.replace(UNSEEN, '').replace(BLANKS, ' ').trim()),
  v.transform((text) => (/[^\p{Cf}\p{Z}]/u.test(text) ? text : '')),
);

const plain = (max: number) =>
  v.pipe(
    seen,
    v.maxLength(max),
    v.check((text) => !CONTROL.test(text), 'control character'),
  );

/** Several typed lines become one where only one is kept. */
const trimmed = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/[\r\n]+/gu, ' ')),
    plain(max),
  );

/** A single line of text, trimmed; a missing or null one is empty. */
export const line = (max: number) => v.optional(v.nullable(trimmed(max), ''), '');

/** A single line that must not be empty. */
export const filledLine = (max: number) => v.pipe(trimmed(max), v.minLength(1));

/** Text of several lines, trimmed. */
export const paragraph = (max: number) => v.optional(v.nullable(plain(max), ''), '');

/** An email address in lower case, or empty. */
export const email = v.optional(
  v.nullable(
    v.pipe(
      seen,
      v.toLowerCase(),
      v.check((text) => text === '' || isMailAddress(text), 'email'),
    ),
    '',
  ),
  '',
);

/** A telephone number of 7 to 15 digits with the usual separators, or empty. */
export const phone = v.optional(
  v.nullable(
    v.pipe(
      seen,
      v.maxLength(30),
      v.check((text) => text === '' || isPhone(text), 'phone'),
    ),
    '',
  ),
  '',
);

/** An id made by a client: a lower-case UUID. */
export const uuid = inApi(v.pipe(v.string(), v.check(isUuid, 'uuid')), 'ID');

/** An id made by us or by the workshop, such as `bay-2` or a sign-in's `sub`. */
export const recordId = inApi(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)), 'ID');

export const instant = v.pipe(v.string(), v.check(isInstant, 'instant'));

export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** A year a car can have been built in, or none. */
export const carYear = v.optional(v.nullable(wholeNumber(1900, 2100), null), null);

/** A value of the API's JSON type: as text, or already parsed. */
export const jsonText = inApi(
  v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'string' ? parseJson(value) : value)),
  ),
  'AWSJSON',
);

const span = v.pipe(
  v.strictObject({
    from: v.pipe(v.string(), v.check(isLocalTime, 'time')),
    to: v.pipe(v.string(), v.check(isLocalTime, 'time')),
  }),
  v.check(({ from, to }) => from < to, 'order'),
);
const day = v.pipe(v.array(span), v.maxLength(6));

/** Opening or working hours: seven days of spans, as JSON text or as an object. */
export const weekHours = v.pipe(
  jsonText,
  v.strictObject({ '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day }),
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A calendar day that exists. */
export const localDate = v.pipe(v.string(), v.check(isLocalDate, 'date'));

/** A wall-clock time, up to `24:00`. */
export const localTime = v.pipe(v.string(), v.check(isLocalTime, 'time'));

/** Any text up to a length: keys and tokens, which are checked by looking up what they name. */
export const boundedText = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/** A value or nothing; absent and null are the same. */
export const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema, null), null);

/** Yes or no; absent and null give the default. */
export const flag = (otherwise: boolean) => v.optional(v.nullable(v.boolean(), otherwise), otherwise);

/** A version that was read, from 1. */
export const seenVersion = wholeNumber(1, 1_000_000_000);

/** The version that was read, 0 for a record that does not exist yet; null if the caller does not say. */
export const versionOrNull = v.optional(v.nullable(wholeNumber(0, 1_000_000_000), null), null);
