import type { FieldRule } from '../../lib/use-field-form';

export const emailRule: FieldRule = (value) =>
  /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value.trim())
    ? undefined
    : 'Enter an e-mail address, such as name@example.com.';

export const passwordGivenRule: FieldRule = (value) => (value === '' ? 'Enter the password.' : undefined);

export const nameRule: FieldRule = (value) => (value.trim() === '' ? 'Enter your name.' : undefined);

export const codeRule: FieldRule = (value) =>
  /^\d{6}$/.test(value.replace(/\s/g, '')) ? undefined : 'Enter the 6 digits of the code.';

const MIN_PASSWORD = 12;

/** What a password needs, for the line under the field. */
export const PASSWORD_HINT = `At least ${MIN_PASSWORD} characters with a capital letter, a small letter, a number and a sign.`;

/** The user pool's own rules (amplify/backend.ts), checked before it refuses. */
export const newPasswordRule: FieldRule = (value) => {
  const missing = [
    value.length >= MIN_PASSWORD ? null : `at least ${MIN_PASSWORD} characters`,
    /[A-Z]/.test(value) ? null : 'a capital letter',
    /[a-z]/.test(value) ? null : 'a small letter',
    /\d/.test(value) ? null : 'a number',
    /[^A-Za-z0-9]/.test(value) ? null : 'a sign such as - or !',
  ].filter((each) => each !== null);
  return missing.length === 0 ? undefined : `Still needs ${listOf(missing)}.`;
};

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
