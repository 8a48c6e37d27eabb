import { backend } from './outputs';
import { ProblemError } from './problem-error';

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly errorType?: string; readonly message?: string }[];
}

const REFUSED = new Set(['Unauthorized', 'UnauthorizedException']);

/**
 * One GraphQL call by plain fetch, which keeps the public pages free of the Amplify client. `public` calls carry the
 * API key; `user` calls the person's id token, whose library is loaded only then. Throws ProblemError.
 */
export async function request<T>(document: string, variables: object, auth: 'public' | 'user'): Promise<T> {
  if (backend.graphqlUrl === '') throw new ProblemError('UNAVAILABLE');
  const credential: Record<string, string> =
    auth === 'public' ? { 'x-api-key': backend.apiKey } : { authorization: await idToken() };
  const response = await fetch(backend.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credential },
    body: JSON.stringify({ query: document, variables }),
  }).catch(() => null);
  if (response === null) throw new ProblemError(navigator.onLine ? 'UNAVAILABLE' : 'OFFLINE');
  const answer = (await response.json().catch(() => ({}))) as GraphqlAnswer;
  const [error] = answer.errors ?? [];
  if (response.status === 401 || (error && REFUSED.has(error.errorType ?? ''))) {
    throw new ProblemError(auth === 'user' ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  }
  if (!response.ok || error || !answer.data) throw new ProblemError('UNAVAILABLE');
  return answer.data as T;
}

async function idToken(): Promise<string> {
  const { idTokenOfSession } = await import('./session');
  const token = await idTokenOfSession();
  if (token === null) throw new ProblemError('UNAUTHENTICATED');
  return token;
}
