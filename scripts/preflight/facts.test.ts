import { describe, expect, it } from 'vitest';
import { type Aws, type AwsAnswer, answerOf } from './aws';
import { readFacts } from './facts';

const absent: AwsAnswer = { kind: 'ABSENT' };
const answered = (value: unknown): AwsAnswer => ({ kind: 'ANSWERED', value });
const parameter = (value: string) => answered({ Parameter: { Value: value } });

const OWN = '/amplify/d1a2b3/main-branch-';
const SHARED = '/amplify/shared/d1a2b3/MANAGE_LINK_SECRET';

/** AWS with these answers, by the start of the question; everything else does not exist. */
const awsWith =
  (answers: Readonly<Record<string, AwsAnswer>>): Aws =>
  (args) => {
    const question = args.join(' ');
    return Object.entries(answers).find(([start]) => question.includes(start))?.[1] ?? absent;
  };

const place = { branch: 'main', appId: 'd1a2b3', environment: {} };
const app = { appId: 'd1a2b3', environmentVariables: { SITE_URL: 'https://a.test' }, customRules: [] };
const apps = answered({ apps: [{ appId: 'other' }, app] });

describe('questions to AWS', () => {
  it('find the secret of the branch, else the one that all branches share', () => {
    const shared = parameter('shared');
    expect(readFacts(awsWith({ [OWN]: parameter('own'), [SHARED]: shared }), place).secret).toEqual({
      kind: 'FOUND',
      value: 'own',
    });
    expect(readFacts(awsWith({ [SHARED]: shared }), place).secret).toEqual({ kind: 'FOUND', value: 'shared' });
    expect(readFacts(awsWith({}), place).secret).toEqual(absent);
  });

  it('find the variables of the app and, before them, of the branch; in a build those of the environment', () => {
    const aws = awsWith({
      'list-apps': apps,
      'get-branch': answered({ branch: { environmentVariables: { MAIL_FROM: 'a@a.test' } } }),
    });
    expect(readFacts(aws, place).variables).toMatchObject({ SITE_URL: 'https://a.test', MAIL_FROM: 'a@a.test' });
    const build = { ...place, environment: { AWS_BRANCH: 'main', SITE_URL: 'https://b.test' } };
    expect(readFacts(aws, build).variables).toEqual({ AWS_BRANCH: 'main', SITE_URL: 'https://b.test' });
  });

  it('find the rules of the right app', () => {
    const rule = { source: '/a', target: '/b', status: '200' };
    const aws = awsWith({ 'list-apps': answered({ apps: [{ appId: 'd1a2b3', customRules: [rule] }] }) });
    expect(readFacts(aws, place).rules).toEqual({ kind: 'FOUND', value: [rule] });
    expect(readFacts(awsWith({ 'list-apps': apps }), place).rules).toEqual({ kind: 'FOUND', value: [] });
  });

  it('find the bootstrap version, the identity of the sender, and the account of SES', () => {
    const facts = readFacts(
      awsWith({
        '/cdk-bootstrap/hnb659fds/version': parameter('28'),
        '--email-identity kerrstreet.test': answered({ VerifiedForSendingStatus: true }),
        'sesv2 get-account': answered({ ProductionAccessEnabled: false }),
      }),
      { ...place, environment: { AWS_BRANCH: 'main', MAIL_FROM: 'bookings@kerrstreet.test' } },
    );
    expect(facts.bootstrapVersion).toEqual({ kind: 'FOUND', value: 28 });
    expect(facts.mailIdentity).toEqual({ kind: 'FOUND', value: { isVerified: true } });
    expect(facts.mailAccount).toEqual({ kind: 'FOUND', value: { isOutOfSandbox: false } });
  });

  it('find nothing about the app without its id', () => {
    const { secret, rules } = readFacts(awsWith({ 'list-apps': apps }), { branch: 'main', environment: {} });
    expect([secret.kind, rules.kind]).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});

describe('the aws command’s output', () => {
  const done = { error: undefined, status: 0, stdout: '', stderr: '' };
  const failed = (stderr: string) => answerOf({ ...done, status: 254, stderr });

  it('an answer', () => {
    expect(answerOf({ ...done, stdout: '{"apps":[]}' })).toEqual(answered({ apps: [] }));
  });

  it('that there is none', () => {
    expect(failed('An error occurred (ParameterNotFound) when calling the GetParameter operation: ')).toEqual(absent);
    expect(failed('An error occurred (NotFoundException) when calling the GetEmailIdentity operation')).toEqual(absent);
  });

  it('why it could not ask', () => {
    const denied = 'An error occurred (AccessDeniedException) when calling the GetAccount operation: no';
    expect(failed(`\n${denied}\n`)).toEqual({ kind: 'UNKNOWN', why: denied });
    const gone = Object.assign(new Error('spawn aws ENOENT'), { code: 'ENOENT' });
    expect(answerOf({ ...done, error: gone, status: null })).toEqual({
      kind: 'UNKNOWN',
      why: 'the aws command is not installed',
    });
  });
});
