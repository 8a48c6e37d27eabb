import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { book, openWorkshop } from '../../local/acceptance/small-workshop';
import { type Cloud, startCloud } from '../../local/cloud';
import { synthesise } from '../../local/synth/synth';
import { createTables, localClient } from '../../local/synth/tables';
import { redrive } from './redrive';
import { localYard } from './yards';

const GUEST = { apiKey: true } as const;

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ ports: 'auto' });
});
afterAll(() => cloud.stop());

async function dropTable(TableName: string): Promise<void> {
  const client = localClient(cloud.endpoints.dynamodb);
  await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
}

async function sendAgain(dryRun = false) {
  const lines: string[] = [];
  const yard = localYard({ parking: cloud.parking(), endpoint: cloud.endpoints.lambda });
  const counts = await redrive({ yard, dryRun, say: (line) => lines.push(line) });
  return { ...counts, lines };
}

const alertsOf = async () =>
  (await cloud.inbox()).filter(({ to }) => to.includes('front@workbay.example')).map(({ subject }) => subject);
const mailsTo = async (address: string) => (await cloud.inbox()).filter(({ to }) => to.includes(address)).length;

describe('an event that a function fails on too often', () => {
  let parkedBody: string;
  let parkedKey: string;

  it('is parked whole', { timeout: 120_000 }, async () => {
    const { startsAt } = await openWorkshop(cloud, { bays: 2, technicians: 2 });
    await cloud.settle();
    await dropTable(cloud.tables['Notice'] ?? '');
    const { appointment } = await book(cloud, GUEST, { startsAt });
    await cloud.settle();
    const parked = cloud.parking().list();
    expect(parked).toHaveLength(1);
    ({ body: parkedBody = '', key: parkedKey = '' } = parked[0] ?? {});
    expect(parkedKey).toMatch(/^aws\/lambda\/\w+\/shard-local\/\d{4}\/\d\d\/\d\d\/[\dT.-]+/);
    const { payload, requestContext } = JSON.parse(parkedBody) as {
      payload: string;
      requestContext: { functionArn: string };
    };
    expect(requestContext.functionArn).toMatch(/:function:appointment-events$/);
    const { Records } = JSON.parse(payload) as { Records: { eventName: string; dynamodb: { NewImage: object } }[] };
    expect(Records).toEqual([
      expect.objectContaining({
        eventName: 'INSERT',
        dynamodb: expect.objectContaining({
          NewImage: expect.objectContaining({
            appointmentId: { S: appointment?.appointmentId },
            contactName: { S: expect.any(String) as string },
          }) as object,
        }) as object,
      }),
    ]);
  });

  it('stays parked while the fault is there, and while it is only looked at', { timeout: 60_000 }, async () => {
    expect(await sendAgain(true)).toMatchObject({ sent: 0, left: 1, lines: [expect.stringContaining('parked')] });
    expect(await sendAgain()).toMatchObject({ sent: 0, left: 1, lines: [expect.stringContaining('fails again')] });
    expect(cloud.parking().list()).toHaveLength(1);
  });

  it('is carried out once when the fault is mended, however often it is sent again', async () => {
    await createTables(cloud.endpoints.dynamodb, await synthesise());
    const before = await alertsOf();
    expect(await sendAgain()).toMatchObject({ sent: 1, left: 0 });
    await cloud.settle();
    expect((await alertsOf()).length).toBe(before.length + 1);
    expect(await mailsTo('robin@example.com')).toBe(1);

    cloud.parking().put({ key: parkedKey, body: parkedBody });
    expect(await sendAgain()).toMatchObject({ sent: 1, left: 0 });
    await cloud.settle();
    expect((await alertsOf()).length).toBe(before.length + 1);
    expect(await mailsTo('robin@example.com')).toBe(1);
    expect(await sendAgain()).toMatchObject({ sent: 0, left: 0, lines: [] });
  });
});

describe('the door to functions', () => {
  const post = (name: string, headers: Record<string, string> = {}) =>
    fetch(`${cloud.endpoints.lambda}/2015-03-31/functions/${name}/invocations`, {
      method: 'POST',
      headers,
      body: '{}',
    });

  it('stays shut for pages of other sites, which can post but not sign', async () => {
    expect((await post('upkeep')).status).toBe(403);
  });

  it('knows no function that is not deployed', async () => {
    const answer = await post('other', { authorization: 'AWS4-HMAC-SHA256 Credential=x' });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
  });
});
