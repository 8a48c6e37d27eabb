import { describe, expect, it } from 'vitest';
import { codeRule, emailRule, newPasswordRule } from './field-rules';

describe('the checks before a call to the user pool', () => {
  it('say exactly what a new password still needs', () => {
    expect(newPasswordRule('workbay')).toBe(
      'Still needs at least 12 characters, a capital letter, a number and a sign such as - or !.',
    );
    expect(newPasswordRule('Workbay-demo')).toBe('Still needs a number.');
    expect(newPasswordRule('Workbay-demo-1')).toBeUndefined();
  });

  it('accept a code with or without spaces', () => {
    expect(codeRule('123 456')).toBeUndefined();
    expect(codeRule('12345')).toMatch(/6 digits/);
  });

  it('require an address with an @ and a dot', () => {
    expect(emailRule(' casey@example.com ')).toBeUndefined();
    expect(emailRule('casey@example')).toMatch(/e-mail address/);
  });
});
