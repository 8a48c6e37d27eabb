import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud';
import { type SmallWorkshop, command, openWorkshop, signedIn } from './small-workshop';

let cloud: Cloud;
let cognito: CognitoIdentityProviderClient;
let workshop: SmallWorkshop;
beforeAll(async () => {
  cloud = await startCloud();
  cognito = new CognitoIdentityProviderClient({
    endpoint: cloud.endpoints.cognito,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  cognito.destroy();
  await cloud.stop();
});

const ClientId = () => String((cloud.outputs.auth as { user_pool_client_id: string }).user_pool_client_id);
const mailTo = async (email: string) => (await cloud.inbox()).filter(({ to }) => to.includes(email)).at(-1);
/** The six-digit code in an email. */
const codeIn = (text = '') => /^\d{6}$/m.exec(text)?.[0] ?? '';
const signUp = (email: string) =>
  cognito.send(
    new SignUpCommand({
      ...{ ClientId: ClientId(), Username: email, Password: 'Workbay-demo-1' },
      UserAttributes: [{ Name: 'name', Value: 'Win at http://evil.example' }],
    }),
  );

it('a code comes with the plain letterhead until the shop is set up, then with the shop’s own', async () => {
  await signUp('early@example.com');
  const early = await mailTo('early@example.com');
  expect(early).toMatchObject({ subject: 'Your code for Workbay', text: expect.stringMatching(/\n\d{6}\n/) as string });
  workshop = await openWorkshop(cloud, { bays: 1, technicians: 1 });
  await signUp('late@example.com');
  const late = await mailTo('late@example.com');
  expect(late?.subject).toBe('Your code for Small workshop');
  expect(late?.text).toContain('1 Short Street');
  expect(late?.html).toContain('lang="en-AU"');
  expect(late?.html).not.toContain('evil');
  const ConfirmationCode = codeIn(late?.text);
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId: ClientId(), Username: 'late@example.com', ConfirmationCode }),
  );
  await expect(cloud.auth.signIn('late@example.com', 'Workbay-demo-1')).resolves.toHaveProperty('idToken');
});

it('a forgotten password has its own email', async () => {
  await signedIn(cloud, 'forgetful@example.com');
  await cognito.send(new ForgotPasswordCommand({ ClientId: ClientId(), Username: 'forgetful@example.com' }));
  expect(await mailTo('forgetful@example.com')).toMatchObject({
    subject: 'Choose a new password for Small workshop',
    text: expect.stringMatching(/\n\d{6}\n/) as string,
  });
  const reset = { ClientId: ClientId(), Username: 'forgetful@example.com', Password: 'Workbay-demo-2' };
  const ConfirmationCode = codeIn((await mailTo('forgetful@example.com'))?.text);
  await cognito.send(new ConfirmForgotPasswordCommand({ ...reset, ConfirmationCode }));
  await expect(cloud.auth.signIn('forgetful@example.com', 'Workbay-demo-2')).resolves.toHaveProperty('idToken');
});

it('a new member of staff is invited with the shop’s letterhead and a temporary password', async () => {
  const robin = { name: 'Robin', email: 'robin@example.com', roles: ['STAFF'] };
  const types = { name: 'String!', email: 'String!', roles: '[String!]!' };
  const invited = await command(cloud, { operation: 'inviteStaff', types, input: robin, auth: workshop.admin });
  expect(invited).toMatchObject({ ok: true });
  await cloud.settle();
  const mail = await mailTo('robin@example.com');
  expect(mail?.subject).toBe('Your sign-in at Small workshop');
  expect(mail?.text).toContain('Sign in as robin@example.com');
  expect(mail?.text).toContain('1 Short Street');
  const first = /^\S{8,}$/m.exec(mail?.text.replace(/^https?:.*$/gm, '') ?? '')?.[0] ?? '';
  await expect(cloud.auth.signIn('robin@example.com', first)).rejects.toThrow('NEW_PASSWORD_REQUIRED');
});
