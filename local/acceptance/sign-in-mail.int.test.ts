import {
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud';
import { openWorkshop, signedIn } from './small-workshop';

let cloud: Cloud;
let cognito: CognitoIdentityProviderClient;
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
const signUp = (email: string) =>
  cognito.send(
    new SignUpCommand({
      ...{ ClientId: ClientId(), Username: email, Password: 'Workbay-demo-1' },
      UserAttributes: [{ Name: 'name', Value: 'Win at http://evil.example' }],
    }),
  );

it('a code comes in the plain letterhead until the shop is set up, and in the shop’s own from then on', async () => {
  await signUp('early@example.com');
  const early = await mailTo('early@example.com');
  expect(early).toMatchObject({ subject: 'Your code for Workbay', text: expect.stringMatching(/\n\d{6}\n/) as string });
  await openWorkshop(cloud, { bays: 1, technicians: 1 });
  await signUp('late@example.com');
  const late = await mailTo('late@example.com');
  expect(late?.subject).toBe('Your code for Small workshop');
  expect(late?.text).toContain('1 Short Street');
  expect(late?.html).toContain('lang="en-AU"');
  expect(late?.html).not.toContain('evil');
});

it('a forgotten password has a mail of its own', async () => {
  await signedIn(cloud, 'forgetful@example.com');
  await cognito.send(new ForgotPasswordCommand({ ClientId: ClientId(), Username: 'forgetful@example.com' }));
  expect(await mailTo('forgetful@example.com')).toMatchObject({
    subject: 'Choose a new password for Small workshop',
    text: expect.stringMatching(/\n\d{6}\n/) as string,
  });
});
