import { describe, expect, it } from 'vitest';
import { authProblemText } from './auth-problem';

function refused(name: string, message = 'details that nobody should read'): Error {
  return Object.assign(new Error(message), { name });
}

describe('the sign-in form', () => {
  it('does not distinguish an unknown email from a wrong password', () => {
    expect(authProblemText(refused('UserNotFoundException'))).toBe(
      authProblemText(refused('NotAuthorizedException', 'Incorrect username or password.')),
    );
  });

  it('says that a sign-in was switched off', () => {
    expect(authProblemText(refused('NotAuthorizedException', 'User is disabled.'))).toMatch(/switched off/);
  });

  it('says to wait after too many wrong passwords', () => {
    expect(authProblemText(refused('NotAuthorizedException', 'Password attempts exceeded'))).toMatch(/Wait/);
  });

  it('distinguishes a code from the app and one from an email', () => {
    const wrong = authProblemText(refused('CodeMismatchException', 'Invalid code received for user'));
    const used = refused('ExpiredCodeException', 'Your software token has already been used once.');
    expect(wrong).toMatch(/in your app/);
    expect(authProblemText(used)).toMatch(/used already/);
  });

  it('says that the sign-in has ended', () => {
    const ended = refused('NotAuthorizedException', 'Access Token has been revoked');
    expect(authProblemText(ended)).toMatch(/sign-in has ended/);
  });

  it.each([
    ['CodeMismatchException', /code is not right/],
    ['ExpiredCodeException', /expired/],
    ['UsernameExistsException', /account with this e-mail/],
    ['InvalidPasswordException', /At least 12 characters/],
    ['LimitExceededException', /Too many tries/],
    ['NetworkError', /connection/],
  ])('has words for %s', (name, sentence) => expect(authProblemText(refused(name))).toMatch(sentence));

  it('never shows the text of an unknown error', () => {
    expect(authProblemText(refused('ResourceNotFoundException'))).not.toMatch(/details/);
    expect(authProblemText('odd')).toMatch(/Try again/);
  });
});
