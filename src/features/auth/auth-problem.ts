import { PASSWORD_HINT } from './field-rules';

const WRONG_APP_CODE = 'That code is not right. Wait for the next one in your app and try again.';

/** Sentences for the user pool's refusals; the same for "no such user" and "wrong password", to hide who has an account. */
const SENTENCES: Record<string, string> = {
  NotAuthorizedException: 'That e-mail and password do not match. Check both, or reset the password.',
  UserNotFoundException: 'That e-mail and password do not match. Check both, or reset the password.',
  CodeMismatchException: 'That code is not right. Use the one from the newest mail.',
  EnableSoftwareTokenMFAException: WRONG_APP_CODE,
  ExpiredCodeException: 'That code has expired. Send a new one and use it within the hour.',
  UsernameExistsException: 'There is an account with this e-mail already. Sign in, or reset the password.',
  InvalidPasswordException: `Choose another password. ${PASSWORD_HINT}`,
  InvalidParameterException: 'Something here is not filled in as expected. Check each field.',
  LimitExceededException: 'Too many tries. Wait a quarter of an hour, then try again.',
  TooManyRequestsException: 'Too many tries. Wait a minute, then try again.',
  TooManyFailedAttemptsException: 'Too many wrong codes. Wait a quarter of an hour, then send a new one.',
  UserUnAuthenticatedException: 'Your sign-in has ended. Sign in again.',
  NetworkError: 'The workshop cannot be reached. Check the connection and try again.',
};

/** The user pool's name of an error, in any of its shapes. */
export function authErrorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** What the form says about an error, in words for the person in front of it. */
export function authProblemText(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (authErrorName(error) === 'NotAuthorizedException') {
    if (/disabled/i.test(message)) return 'This login has been switched off. Ask the workshop to switch it on again.';
    if (/attempts exceeded/i.test(message)) return 'Too many tries. Wait a quarter of an hour, then try again.';
    if (/session/i.test(message)) return 'That took too long. Sign in again.';
    if (/token/i.test(message)) return 'Your sign-in has ended. Sign in again.';
  }
  // A code by email and one from the app have the same error names; only the message differs.
  if (/already been used/i.test(message)) return 'That code was used already. Wait for the next one in your app.';
  if (/code received for user/i.test(message)) return WRONG_APP_CODE;
  return SENTENCES[authErrorName(error)] ?? 'That did not work, and it is not your fault. Try again in a moment.';
}
