import { beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../amplify/auth/custom-message/handler';
import type { CodePurpose } from '../auth/cognito-local';
import { resourcesOf } from '../synth/stacks';
import { type SynthOutput, synthesise } from '../synth/synth';
import { codeMailOf, messageFunctionOf } from './code-mail';

let synth: SynthOutput;
beforeAll(async () => {
  synth = await synthesise();
  process.env['SITE_URL'] = 'https://shop.example';
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

describe('a mail of the user pool', () => {
  it('that invites says as whom, where and by when to sign in, and with which password', async () => {
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
  ] as const)('for %s says what its code is for, and nothing that was typed', async (purpose, title, heading) => {
    const { subject, text, html } = await mailFor(purpose);
    expect(subject).toBe(title);
    expect(text).toContain(heading);
    expect(text).toContain('Wb-123456a');
    expect(text).not.toContain('nora');
    expect(html.includes('evil') || html.includes('{####}')).toBe(false);
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

  it('that its function fails to write is not sent', async () => {
    const failing = () => Promise.reject(new Error('out of memory'));
    await expect(mailFor('RESET_PASSWORD', failing)).rejects.toMatchObject({ code: 'UserLambdaValidationException' });
  });
});

it('a deployment whose pool has no such function does not start', () => {
  const [pool] = resourcesOf(synth.root, 'AWS::Cognito::UserPool');
  if (pool === undefined) throw new Error('There is no user pool');
  const { LambdaConfig: _triggers, ...others } = pool.resource.Properties ?? {};
  const resource = { ...pool.resource, Properties: others };
  const template = { ...pool.stack.template, Resources: { [pool.logicalId]: resource } };
  expect(() => messageFunctionOf({ ...pool.stack, template, children: {} })).toThrow('writes its mails');
});
