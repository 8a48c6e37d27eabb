import { beforeAll, expect, it } from 'vitest';
import type { CodePurpose } from '../auth/cognito-local';
import { resourcesOf } from '../synth/stacks';
import { type SynthOutput, synthesise } from '../synth/synth';
import { codeMailOf, mailTemplatesOf } from './code-mail';

let synth: SynthOutput;
beforeAll(async () => {
  synth = await synthesise();
});

const mailFor = (purpose: CodePurpose) =>
  codeMailOf(mailTemplatesOf(synth.root), { to: 'nora@example.com', code: 'Wb-123456a', purpose });

it('an invitation says as whom and by when to sign in, and with which password', () => {
  expect(mailFor('INVITATION')).toEqual({
    to: 'nora@example.com',
    subject: 'Your sign-in at the workshop',
    text: 'You work with Workbay from now on. Sign in on our site as nora@example.com within 3 days. You choose a password of your own then; this one works once: Wb-123456a',
  });
});

it.each(['SIGN_UP', 'RESET_PASSWORD', 'VERIFY_EMAIL'] as const)(
  'a code for %s comes in the one text that Cognito has for all of them',
  (purpose) => {
    const { subject, text } = mailFor(purpose);
    expect(subject).toBe('Your code for Workbay');
    expect(text).toMatch(/^Your code is Wb-123456a\. Type it on the page that asks for it/);
    expect(text).not.toMatch(/account|verif|\{/i);
  },
);

it('a deployment without texts of its own does not start', () => {
  const [pool] = resourcesOf(synth.root, 'AWS::Cognito::UserPool');
  if (pool === undefined) throw new Error('There is no user pool');
  const { VerificationMessageTemplate: _texts, ...others } = pool.resource.Properties ?? {};
  const resource = { ...pool.resource, Properties: others };
  const template = { ...pool.stack.template, Resources: { [pool.logicalId]: resource } };
  expect(() => mailTemplatesOf({ ...pool.stack, template, children: {} })).toThrow('no text for its verification');
});
