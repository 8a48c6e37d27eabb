import { type CallerKey, callerAmong } from '../functions/callers';
import { type Role, userArn } from '../functions/iam';
import { ACCOUNT_ID } from '../synth/physical';
import type { SignedRequest } from './signature';
import type { AuthMode, RequestContext } from './velocity';

export interface Caller {
  readonly mode: AuthMode;
  readonly jwt?: RequestContext['jwt'];
  readonly iamToken?: RequestContext['iamToken'];
  /** The access key that signed. */
  readonly role?: Role;
}

export interface Doorman {
  readonly apiKey: string;
  readonly authModes: readonly AuthMode[];
  /** The claims of a token of this pool; throws for any other. */
  verifyToken(token: string): Readonly<Record<string, unknown>>;
  /** A function's key and what its role may do, by key id. */
  callerBy(accessKeyId: string): CallerKey | undefined;
}

/** Refused before any resolver runs: AppSync's 401. */
export class UnauthorizedException extends Error {
  readonly errorType = 'UnauthorizedException';
}

const refuse = (message: string): never => {
  throw new UnauthorizedException(message);
};

function byApiKey(given: string, doorman: Doorman): Caller {
  if (!doorman.authModes.includes('API_KEY') || given !== doorman.apiKey) {
    return refuse('You are not authorized to make this call.');
  }
  return { mode: 'API_KEY' };
}

function bySignature(request: SignedRequest, doorman: Doorman): Caller {
  const verdict = callerAmong({ service: 'appsync', keyBy: (id) => doorman.callerBy(id) }, request, request.body);
  if ('fault' in verdict) return refuse(verdict.fault.message);
  if (!doorman.authModes.includes('AWS_IAM')) return refuse('Valid authorization header not provided.');
  const { functionName: username, statements } = verdict.caller;
  const iamToken = { accountId: ACCOUNT_ID, userArn: userArn(username), username };
  return { mode: 'AWS_IAM', iamToken, role: { functionName: username, statements } };
}

function byToken(authorization: string, doorman: Doorman): Caller {
  const token = authorization.replace(/^Bearer /i, '');
  try {
    return { mode: 'AMAZON_COGNITO_USER_POOLS', jwt: doorman.verifyToken(token) };
  } catch (error) {
    const isExpired = /expired/i.test((error as Error).message);
    return refuse(isExpired ? 'Token has expired.' : 'Valid authorization header not provided.');
  }
}

/** Who is calling, in the order AppSync looks: API key, signature, token. Throws `UnauthorizedException`. */
export function authorise(request: SignedRequest, doorman: Doorman): Caller {
  const { authorization, 'x-api-key': apiKey } = request.headers;
  if (apiKey !== undefined) return byApiKey(apiKey, doorman);
  if (!authorization) return refuse('Missing authorization header');
  if (authorization.startsWith('AWS4-HMAC-SHA256')) return bySignature(request, doorman);
  if (!doorman.authModes.includes('AMAZON_COGNITO_USER_POOLS'))
    return refuse('Valid authorization header not provided.');
  return byToken(authorization, doorman);
}
