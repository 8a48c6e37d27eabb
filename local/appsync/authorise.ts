import { ACCOUNT_ID } from '../synth/physical';
import { signerOf } from './signature';
import type { SignedRequest } from './signature';
import type { AuthMode, RequestContext } from './velocity';

export interface Caller {
  readonly mode: AuthMode;
  readonly jwt?: RequestContext['jwt'];
  readonly iamToken?: RequestContext['iamToken'];
}

export interface Doorman {
  readonly apiKey: string;
  readonly authModes: readonly AuthMode[];
  /** The claims of a token of this pool; throws for any other. */
  verifyToken(token: string): Readonly<Record<string, unknown>>;
  /** The secret of a function's access key, and the function's name. */
  signerFor(accessKeyId: string): { readonly secret: string; readonly functionName: string } | undefined;
  /** Whether the function's role grants it this field. */
  mayCall(functionName: string, typeName: string, fieldName: string): boolean;
}

/** Refused before any resolver runs: 401 as AppSync answers it. */
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
  const accessKeyId = signerOf(request, (id) => doorman.signerFor(id)?.secret);
  const functionName = accessKeyId && doorman.signerFor(accessKeyId)?.functionName;
  if (!functionName || !doorman.authModes.includes('AWS_IAM')) {
    return refuse('The security token included in the request is invalid.');
  }
  const userArn = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${functionName}/${functionName}`;
  return { mode: 'AWS_IAM', iamToken: { accountId: ACCOUNT_ID, userArn, username: functionName } };
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
