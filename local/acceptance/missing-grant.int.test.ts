import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { synthesise } from '../synth/synth';
import { type Grant, keptLog, missingGrantsOf, refusedIn, withoutGrant } from '../testing/missing-grant';
import { type SmallWorkshop, SERVICE_ID, book, command, openWorkshop } from './small-workshop';

// A grant missing in the template fails on a laptop as in AWS: where the call leaves the function.

/** Each of these starts its own cloud. */
const PATIENCE_MS = 180_000;

describe('the real backend', () => {
  it('lacks no grant to book a visit and send its messages', { timeout: PATIENCE_MS }, async () => {
    expect(await missingGrantsOf(await synthesise())).toEqual([]);
  });
});

describe('a grant missing in the template', () => {
  it(
    'fails the command: the guest is told INTERNAL, the log names action and resource',
    { timeout: PATIENCE_MS },
    async () => {
      const synth = await synthesise();
      const sheets = { functionName: 'booking', action: 'dynamodb:UpdateItem', on: 'table/DaySheet' };
      expect(await missingGrantsOf({ ...synth, root: withoutGrant(synth.root, sheets) })).toEqual([
        expect.stringMatching(
          /^booking may not dynamodb:UpdateItem on arn:aws:dynamodb:\S+:table\/DaySheet-\S+, so bookAppointment is answered with INTERNAL$/,
        ),
      ]);
    },
  );
});

describe('one missing grant for each service that functions call', () => {
  const MISSING: readonly Grant[] = [
    { functionName: 'staff', action: 'cognito-idp:AdminCreateUser', on: 'userpool/' },
    { functionName: 'delivery', action: 'ses:SendEmail', on: 'identity/' },
    { functionName: 'effects', action: 'appsync:GraphQL', on: 'createLiveChange' },
    { functionName: 'shop', action: 'ssm:PutParameter', on: 'letterhead' },
  ];
  const log = keptLog();
  let cloud: Cloud;
  let workshop: SmallWorkshop;

  beforeAll(async () => {
    const synth = await synthesise();
    const root = MISSING.reduce(withoutGrant, synth.root);
    cloud = await startCloud({ backend: { ...synth, root }, log });
    workshop = await openWorkshop(cloud, { bays: 1, technicians: 1 });
    const guest = { apiKey: true } as const;
    const { ok } = await book(cloud, guest, { startsAt: workshop.startsAt, serviceId: SERVICE_ID });
    if (!ok) throw new Error('the visit is booked all the same');
    await cloud.settle();
  });
  afterAll(() => cloud.stop());

  const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${rest}`;

  it('an invitation fails with INTERNAL, and the log names the pool', async () => {
    const types = { name: 'String!', email: 'String!', roles: '[String!]!' };
    const input = { name: 'Robin', email: 'robin@example.com', roles: ['STAFF'] };
    const answer = await command(cloud, { operation: 'inviteStaff', types, input, auth: workshop.admin });
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(refusedIn(log.lines).join('\n')).toContain(
      `staff may not cognito-idp:AdminCreateUser on ${arn('cognito-idp', 'userpool/')}`,
    );
  });

  it('an email waits, and the log says why without SES’s words, which name people', async () => {
    expect((await cloud.inbox()).filter(({ to }) => !to.includes('robin@example.com'))).toEqual([]);
    expect(log.lines.join('\n')).toMatch(/delivery {2}warn message not sent .* cause=AccessDeniedException/);
  });

  it('open pages are not told, and the log names the field', () => {
    expect(log.lines.join('\n')).toContain('Not Authorized to access createLiveChange on type Mutation');
  });

  it('a setting is not written, and the log says so', () => {
    expect(log.lines.join('\n')).toMatch(/letterhead not written.*PutParameter of a parameter failed/);
  });
});
