import { CognitoRefusal } from './refusal';

export interface Attribute {
  Name: string;
  Value?: string;
}

const TEXTS = [
  'AccessToken',
  'AttributeName',
  'AuthFlow',
  'ChallengeName',
  'ClientId',
  'Code',
  'ConfirmationCode',
  'MessageAction',
  'Password',
  'PreviousPassword',
  'ProposedPassword',
  'RefreshToken',
  'Session',
  'TemporaryPassword',
  'Token',
  'UserCode',
  'UserPoolId',
  'Username',
] as const;
const MAPS = ['AuthParameters', 'ChallengeResponses'] as const;

/** What the pool itself reads from a request. Other members go on to cognito-local unread. */
export type Request = Partial<Record<(typeof TEXTS)[number], string>> &
  Partial<Record<(typeof MAPS)[number], Record<string, string>>> & { UserAttributes?: Attribute[] };

/** Parses a request body; refuses members of a wrong type, so the operations can trust what they read. */
export function parseRequest(body: string): Request {
  const parsed = parseObject(body);
  if (parsed === undefined) throw malformed('The request is not a JSON object');
  for (const name of TEXTS) assertMember(parsed, name, isText);
  for (const name of MAPS) assertMember(parsed, name, isTextMap);
  assertMember(parsed, 'UserAttributes', isAttributes);
  return parsed;
}

export const malformed = (message: string) => new CognitoRefusal('SerializationException', message);

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function assertMember(request: Record<string, unknown>, name: string, is: (value: unknown) => boolean): void {
  if (request[name] !== undefined && !is(request[name])) throw malformed(`${name} has the wrong type`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isTextMap = (value: unknown) => isObject(value) && Object.values(value).every(isText);
const isAttributes = (value: unknown) =>
  Array.isArray(value) &&
  value.every(
    (member) => isObject(member) && isText(member['Name']) && ['string', 'undefined'].includes(typeof member['Value']),
  );
