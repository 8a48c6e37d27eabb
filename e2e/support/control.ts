import type { Cloud } from '../../local/cloud';

type GraphqlAuth = Parameters<Cloud['graphql']>[2];
type NewUser = Parameters<Cloud['auth']['createUser']>[0];
type Mail = Awaited<ReturnType<Cloud['inbox']>>[number];

export type ControlCall =
  | { ask: 'SIGN_IN'; email: string; password: string }
  | { ask: 'CREATE_USER'; user: NewUser }
  | { ask: 'INBOX' }
  | { ask: 'SETTLE' }
  | { ask: 'SITE' }
  | { ask: 'GRAPHQL'; query: string; variables: Record<string, unknown>; auth: GraphqlAuth }
  | ({ ask: 'SIGN_TOKEN' } & TokenRequest);

/** The build that the specs run on. */
export interface BuiltSite {
  folder: string;
  outputs: Cloud['outputs'];
}

export interface TokenRequest {
  /** A valid token of this pool; its claims are copied. */
  from: string;
  /** Whose key signs: the pool's own, or one the pool has never seen. */
  key: 'POOL' | 'STRANGER';
  claims?: Record<string, unknown>;
}

export interface GraphqlAnswer {
  status: number;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; errorType?: string }[];
  };
}

async function ask<T>(call: ControlCall): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${process.env['WORKBAY_E2E_CONTROL']}/`, {
    method: 'POST',
    body: JSON.stringify(call),
  });
  const { value, error } = (await response.json()) as { value: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

export const DEMO_PASSWORD = 'Workbay-demo-1';

export type Tokens = Awaited<ReturnType<Cloud['auth']['signIn']>>;

export const signIn = (email: string, password = DEMO_PASSWORD): Promise<Tokens> =>
  ask({ ask: 'SIGN_IN', email, password });

export const createUser = (user: NewUser): Promise<{ sub: string }> => ask({ ask: 'CREATE_USER', user });

export const graphql = (query: string, variables: Record<string, unknown>, auth: GraphqlAuth): Promise<GraphqlAnswer> =>
  ask({ ask: 'GRAPHQL', query, variables, auth });

/** What an operation answered besides its `ok`. */
export const answerIn = <T extends object>({ answer }: { readonly answer?: string | null }): Partial<T> =>
  JSON.parse(answer ?? '{}') as Partial<T>;

export const makeToken = async (request: TokenRequest): Promise<string> =>
  (await ask<{ token: string }>({ ask: 'SIGN_TOKEN', ...request })).token;

export const builtSite = (): Promise<BuiltSite> => ask({ ask: 'SITE' });

/** Waits until everything done so far has had its effects. */
export const settled = (): Promise<unknown> => ask({ ask: 'SETTLE' });

/** The newest email to an address whose subject matches; waits for the streams to drain first. */
export async function mailTo(address: string, subject = /./): Promise<Mail> {
  await settled();
  const mails = (await ask<Mail[]>({ ask: 'INBOX' }))
    .filter((mail) => mail.to.some((to) => to.includes(address)) && subject.test(mail.subject))
    .sort((a, b) => b.at.localeCompare(a.at));
  const [newest] = mails;
  if (!newest) throw new Error(`No email to ${address} with a subject like ${subject.source}`);
  return newest;
}
