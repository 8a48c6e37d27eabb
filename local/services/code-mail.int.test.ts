import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler } from '../../amplify/auth/custom-message/handler';
import type { CodePurpose } from '../auth/cognito-local';
import { resourcesOf } from '../synth/stacks';
import { type SynthOutput, synthesise } from '../synth/synth';
import { type ParameterStore, startParameterStore } from './parameters';
import { codeMailOf, messageFunctionOf } from './code-mail';

const NAME = '/workbay/letterhead';
const SHOP = {
  ...{ name: 'Corner Garage', phone: '+61 2 5550 0199', addressLines: ['1 Short Street'] },
  ...{ locale: 'en-AU', accent: '#7a1f3d' },
};

let synth: SynthOutput;
let parameters: ParameterStore;
beforeAll(async () => {
  synth = await synthesise();
  parameters = await startParameterStore({ port: 0 });
  const mayRead = { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: `arn:aws:ssm:*:*:parameter${NAME}` };
  const key = { id: 'trigger', secret: 'secret-of-the-trigger' };
  parameters.accept([{ ...key, functionName: 'custom-message', statements: [mayRead] }]);
  vi.stubEnv('SITE_URL', 'https://shop.example');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ENDPOINT_URL_SSM', parameters.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'trigger');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-the-trigger');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await parameters.stop();
});

let logged: string[];
beforeEach(() => {
  logged = [];
  vi.stubEnv('LETTERHEAD_PARAMETER', NAME);
  // As before the settings are first saved.
  parameters.put(NAME, '{}');
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Answer = (event: never) => unknown;

const mailFor = (purpose: CodePurpose, answer: Answer = handler) =>
  codeMailOf(
    {
      root: () => synth.root,
      pool: { userPoolId: 'us-east-1_x', clientId: 'client' },
      invoke: (name, event) => {
        expect(name).toBe('custom-message');
        return Promise.resolve(answer(event as never));
      },
    },
    {
      ...{ to: 'nora@example.com', code: 'Wb-123456a', purpose, username: 'a-sub' },
      attributes: { sub: 'a-sub', email: 'nora@example.com', name: 'http://evil.example' },
    },
  );

describe('an email of the user pool', () => {
  it('that invites has the address, page, deadline and password to sign in with', async () => {
    const { subject, text, html } = await mailFor('INVITATION');
    expect(subject).toBe('Your sign-in at Workbay');
    expect(text).toContain('Sign in as nora@example.com within 3 days');
    expect(text).toContain('Wb-123456a');
    expect(html).toContain('https://shop.example/sign-in');
  });

  it.each([
    ['SIGN_UP', 'Your code for Workbay', 'Confirm your email address'],
    ['RESET_PASSWORD', 'Choose a new password for Workbay', 'Choose a new password'],
    ['VERIFY_EMAIL', 'Your code for Workbay', 'Confirm your new email address'],
  ] as const)(
    'for %s says what its code is for, and repeats nothing that was typed',
    async (purpose, title, heading) => {
      const { subject, text, html } = await mailFor(purpose);
      expect(subject).toBe(title);
      expect(text).toContain(heading);
      expect(text).toContain('Wb-123456a');
      expect(text).not.toContain('nora');
      expect(html.includes('evil') || html.includes('{####}')).toBe(false);
      expect(logged).toEqual([]);
    },
  );

  it.each(['SIGN_UP', 'RESET_PASSWORD', 'VERIFY_EMAIL', 'INVITATION'] as const)(
    'for %s has the shop’s name, colour, address and language once the shop is set up',
    async (purpose) => {
      parameters.put(NAME, JSON.stringify(SHOP));
      const { subject, html, text } = await mailFor(purpose);
      expect(subject).toContain('Corner Garage');
      expect(html).toContain('lang="en-AU"');
      expect(html).toContain('#7a1f3d');
      for (const part of ['Corner Garage', '1 Short Street', '+61 2 5550 0199']) expect(text).toContain(part);
      expect(html + subject).not.toContain('Workbay');
      expect(logged).toEqual([]);
    },
  );

  it.each([
    ['is missing', () => vi.stubEnv('LETTERHEAD_PARAMETER', '/workbay/other'), 1],
    ['is not a letterhead', () => parameters.put(NAME, '<html>'), 0],
    ['lacks a part', () => parameters.put(NAME, JSON.stringify({ name: 'Corner Garage' })), 0],
  ])('whose letterhead %s uses the plain one, and the log has none of its content', async (_what, spoil, lines) => {
    spoil();
    const { subject, text } = await mailFor('SIGN_UP');
    expect(subject).toBe('Your code for Workbay');
    expect(text).toContain('Wb-123456a');
    expect(logged).toHaveLength(lines);
    expect(logged.join()).not.toMatch(/Wb-123456a|nora|a-sub|secret-of-the-trigger|evil/);
  });

  it.each([
    ['without a place for the code', { emailSubject: 'Code', emailMessage: 'Hello' }],
    ['longer than 20,000 characters', { emailSubject: 'Code', emailMessage: `{####}${'x'.repeat(20_000)}` }],
    ['with a subject longer than 140', { emailSubject: 'x'.repeat(141), emailMessage: '{####}' }],
    ['that was not written', { emailSubject: null, emailMessage: null }],
  ])('%s is refused, as by Cognito', async (_what, response) => {
    await expect(mailFor('SIGN_UP', () => ({ response }))).rejects.toMatchObject({
      code: 'InvalidLambdaResponseException',
    });
  });

  it('is not sent if its function fails', async () => {
    const failing = () => Promise.reject(new Error('out of memory'));
    await expect(mailFor('RESET_PASSWORD', failing)).rejects.toMatchObject({ code: 'UserLambdaValidationException' });
  });
});

it('a deployment whose pool has no function for its emails does not start', () => {
  const [pool] = resourcesOf(synth.root, 'AWS::Cognito::UserPool');
  if (pool === undefined) throw new Error('There is no user pool');
  const { LambdaConfig: _triggers, ...others } = pool.resource.Properties ?? {};
  const resource = { ...pool.resource, Properties: others };
  const template = { ...pool.stack.template, Resources: { [pool.logicalId]: resource } };
  expect(() => messageFunctionOf({ ...pool.stack, template, children: {} })).toThrow('writes its emails');
});
