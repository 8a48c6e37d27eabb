import { loadSession } from './load-session';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Creates an account that waits for the code from the email. */
export async function createAccount(account: NewAccount): Promise<void> {
  await (await loadSession()).signUp(account);
}

/** Proves the address with the code from the email. */
export async function confirmAccount(email: string, code: string): Promise<void> {
  await (await loadSession()).confirmSignUp(email, code);
}

/** Sends another code; the older ones stop working. */
export async function sendCodeAgain(email: string): Promise<void> {
  await (await loadSession()).resendCode(email);
}
