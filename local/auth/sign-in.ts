import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Attempts } from './attempts';
import type { CognitoLocal, PoolUser } from './cognito-local';
import { assertPassword, type PasswordPolicy } from './password-policy';
import { CognitoRefusal, invalidParameter, notAuthorized, wrongCredentials } from './refusal';
import type { Request } from './request';
import type { SoftwareTokens } from './software-token';
import { srpChallenge } from './srp';
import { createSteps, type Step } from './steps';
import type { SignedIn, Tokens } from './tokens';

export interface Answer {
  AuthenticationResult?: SignedIn;
  ChallengeName?: string;
  ChallengeParameters: Record<string, string>;
  Session?: string;
}

export interface SignIn {
  initiate(request: Request): Promise<Answer>;
  respond(request: Request): Promise<Answer>;
  withPassword(username: string, password: string): Promise<Answer>;
}

interface SignInParts {
  cognito: CognitoLocal;
  tokens: Tokens;
  softwareTokens: SoftwareTokens;
  attempts: Attempts;
  userPoolId: string;
  passwordPolicy: PasswordPolicy;
  /** What the app client allows: `USER_SRP_AUTH` and so on. */
  flows: readonly string[];
  sessionMs: number;
}

/** Sign-in with its challenges. Keeps every step, so only a challenge that was asked can be answered. */
export function createSignIn(parts: SignInParts): SignIn {
  const { cognito, tokens, softwareTokens, attempts, userPoolId, passwordPolicy, flows, sessionMs } = parts;
  const { directory } = cognito;
  const steps = createSteps(sessionMs);
  const poolName = userPoolId.replace(/^.*_/, '');
  const pepper = randomBytes(32);

  const passed = async (user: PoolUser, typed: string): Promise<Answer> => {
    assertMaySignIn(user);
    assertStillGood(user, passwordPolicy);
    const challenge = nextChallenge(user);
    if (challenge !== 'SOFTWARE_TOKEN_MFA') attempts.succeeded(typed);
    if (!challenge) return { ChallengeParameters: {}, AuthenticationResult: await tokens.signIn(user) };
    const Session = steps.open({ challenge, username: user.Username, typed });
    return { ChallengeName: challenge, ChallengeParameters: parametersOf(user, challenge), Session };
  };

  const withPassword = async (username: string, password: string) => {
    attempts.assertNotLocked(username);
    const user = await directory.find(username);
    if (user?.Password !== password) {
      attempts.failed(username);
      throw wrongCredentials();
    }
    return passed(user, username);
  };

  const startSrp = async (username: string, clientPublic: string): Promise<Answer> => {
    const user = await directory.find(username);
    const salt = createHmac('sha256', pepper).update(username).digest().subarray(0, 16);
    const name = user?.Username ?? madeUpUsername(pepper, username);
    const password = user?.Password ?? randomUUID();
    const srp = srpChallenge(clientPublic, { poolName, username: name, password, salt });
    if (!srp) throw invalidParameter('SRP_A is not valid');
    const block = steps.open({ challenge: 'PASSWORD_VERIFIER', username: user?.Username, typed: username, srp });
    return {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        SALT: srp.saltHex,
        SRP_B: srp.publicHex,
        SECRET_BLOCK: block,
        USERNAME: name,
        USER_ID_FOR_SRP: name,
      },
    };
  };

  const answerSrp = async (answers: Record<string, string>) => {
    const block = answers['PASSWORD_CLAIM_SECRET_BLOCK'] ?? '';
    const step = steps.take(block, 'PASSWORD_VERIFIER');
    attempts.assertNotLocked(step.typed);
    const user = step.username ? await directory.find(step.username) : null;
    const claim = {
      secretBlock: Buffer.from(block, 'base64'),
      timestamp: answers['TIMESTAMP'] ?? '',
      signature: answers['PASSWORD_CLAIM_SIGNATURE'] ?? '',
    };
    if (!user || !step.srp?.proves(claim)) {
      attempts.failed(step.typed);
      throw wrongCredentials();
    }
    return passed(user, step.typed);
  };

  const answerTotp = async (session: string, answers: Record<string, string>) => {
    const step = steps.look(session, 'SOFTWARE_TOKEN_MFA');
    const user = await userOf(cognito, step);
    attempts.assertNotLocked(step.typed);
    try {
      softwareTokens.check(user, answers['SOFTWARE_TOKEN_MFA_CODE']);
    } catch (error) {
      attempts.failed(step.typed);
      throw error;
    }
    steps.take(session, 'SOFTWARE_TOKEN_MFA');
    attempts.succeeded(step.typed);
    assertMaySignIn(user);
    return { ChallengeParameters: {}, AuthenticationResult: await tokens.signIn(user) };
  };

  const answerNewPassword = async (session: string, answers: Record<string, string>) => {
    const step = steps.look(session, 'NEW_PASSWORD_REQUIRED');
    const user = await userOf(cognito, step);
    const password = answers['NEW_PASSWORD'];
    assertPassword(password, passwordPolicy);
    steps.take(session, 'NEW_PASSWORD_REQUIRED');
    const settled = { ...user, Password: password, UserStatus: 'CONFIRMED' };
    await directory.save(settled);
    return passed(settled, step.typed);
  };

  return {
    withPassword,
    async initiate({ AuthFlow = '', AuthParameters = {} }) {
      assertAllowed(flows, AuthFlow);
      switch (AuthFlow) {
        case 'USER_SRP_AUTH':
          return startSrp(usernameOf(AuthParameters['USERNAME']), AuthParameters['SRP_A'] ?? '');
        case 'USER_PASSWORD_AUTH':
          return withPassword(usernameOf(AuthParameters['USERNAME']), AuthParameters['PASSWORD'] ?? '');
        case 'REFRESH_TOKEN':
        case 'REFRESH_TOKEN_AUTH':
          return {
            ChallengeParameters: {},
            AuthenticationResult: await tokens.refresh(AuthParameters['REFRESH_TOKEN'] ?? ''),
          };
        default:
          throw invalidParameter('Initiate Auth method not supported.');
      }
    },
    async respond({ ChallengeName, ChallengeResponses = {}, Session = '' }) {
      switch (ChallengeName) {
        case 'PASSWORD_VERIFIER':
          return answerSrp(ChallengeResponses);
        case 'SOFTWARE_TOKEN_MFA':
          return answerTotp(Session, ChallengeResponses);
        case 'NEW_PASSWORD_REQUIRED':
          return answerNewPassword(Session, ChallengeResponses);
        default:
          throw invalidParameter('Challenge response not supported.');
      }
    },
  };
}

/** `REFRESH_TOKEN` is the older name of `REFRESH_TOKEN_AUTH`. */
function assertAllowed(flows: readonly string[], asked: string): void {
  const flow = asked === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : asked;
  if (!flows.includes(flow)) throw invalidParameter(`${asked} flow not enabled for this client`);
}

const DAY_MS = 86_400_000;

/** A temporary password works for the number of days that the pool sets. */
function assertStillGood({ UserStatus, UserLastModifiedDate }: PoolUser, policy: PasswordPolicy): void {
  if (UserStatus !== 'FORCE_CHANGE_PASSWORD') return;
  if (Date.now() - UserLastModifiedDate.getTime() <= policy.temporaryPasswordDays * DAY_MS) return;
  throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
}

/** User names are email addresses, which Cognito compares without case. */
export function usernameOf(value = ''): string {
  if (value.trim() === '') throw invalidParameter('Missing required parameter USERNAME');
  return value.includes('@') ? value.trim().toLowerCase() : value.trim();
}

export function assertMaySignIn(user: PoolUser): void {
  if (!user.Enabled) throw notAuthorized('User is disabled.');
  if (user.UserStatus === 'UNCONFIRMED') {
    throw new CognitoRefusal('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.UserStatus === 'RESET_REQUIRED') {
    throw new CognitoRefusal('PasswordResetRequiredException', 'Password reset required for the user');
  }
}

function nextChallenge(user: PoolUser): Exclude<Step['challenge'], 'PASSWORD_VERIFIER'> | undefined {
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return 'NEW_PASSWORD_REQUIRED';
  return user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ? 'SOFTWARE_TOKEN_MFA' : undefined;
}

function parametersOf(user: PoolUser, challenge: string): Record<string, string> {
  if (challenge === 'SOFTWARE_TOKEN_MFA') return { USER_ID_FOR_SRP: user.Username };
  const attributes = user.Attributes.filter(({ Name }) => Name !== 'sub').map(({ Name, Value }) => [Name, Value]);
  return {
    USER_ID_FOR_SRP: user.Username,
    requiredAttributes: '[]',
    userAttributes: JSON.stringify(Object.fromEntries(attributes)),
  };
}

async function userOf(cognito: CognitoLocal, step: Step): Promise<PoolUser> {
  const user = step.username ? await cognito.directory.find(step.username) : null;
  if (!user) throw wrongCredentials();
  return user;
}

/** An unknown address gets a challenge of the same shape, always the same, that no password answers. */
function madeUpUsername(pepper: Buffer, username: string): string {
  const hex = createHmac('sha256', pepper).update(`name:${username}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
