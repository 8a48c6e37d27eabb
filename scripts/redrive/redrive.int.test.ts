import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandAnswer, book, openWorkshop } from '../../local/acceptance/small-workshop';
import { signedHeaders } from '../../local/appsync/signature';
import { type Cloud, startCloud } from '../../local/cloud';
import { OPERATOR } from '../../local/functions/callers';
import { synthesise } from '../../local/synth/synth';
import { createTables, localClient } from '../../local/synth/tables';
import { redrive, redriveChanges } from './redrive';
import { localYard } from './yards';

const GUEST = { apiKey: true } as const;

let cloud: Cloud;
let freeStarts: () => string;
beforeAll(async () => {
  cloud = await startCloud();
  const { startsAt } = await openWorkshop(cloud, { bays: 4, technicians: 4 });
  freeStarts = () => startsAt;
  await cloud.settle();
});
afterAll(() => cloud.stop());

const tableOf = (model: string): string => cloud.tables[model] ?? '';

async function withClient<T>(work: (client: ReturnType<typeof localClient>) => Promise<T>): Promise<T> {
  const client = localClient(cloud.endpoints.dynamodb);
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

const lose = (model: string) =>
  withClient((client) => client.send(new DeleteTableCommand({ TableName: tableOf(model) })));
const mend = async () => createTables(cloud.endpoints.dynamodb, await synthesise());

const rowsOf = (model: string) =>
  withClient(async (client) => {
    const scan = new ScanCommand({ TableName: tableOf(model), ConsistentRead: true });
    return (await DynamoDBDocumentClient.from(client).send(scan)).Items ?? [];
  });

const yard = () => localYard({ parking: cloud.parking(), endpoint: cloud.endpoints.lambda });

async function sendAgain(dryRun = false) {
  const lines: string[] = [];
  const counts = await redrive({ yard: yard(), dryRun, say: (line) => lines.push(line) });
  return { ...counts, lines };
}

const mailsAbout = async (address: string) =>
  (await cloud.inbox()).filter(({ to, text }) => to.includes(address) || text.includes(address)).length;

/** The visit's notices, and mails to the guest and to the workshop. */
async function told({ appointment }: CommandAnswer) {
  await cloud.settle();
  const notices = (await rowsOf('Notice')).filter((row) => row['appointmentId'] === appointment?.appointmentId);
  return { notices: notices.length, mails: await mailsAbout('robin@example.com') };
}

describe('a change of which an effect fails', () => {
  let booked: CommandAnswer;
  let mailed: number;

  it('has all others carried out, and is put aside whole at once', { timeout: 120_000 }, async () => {
    await lose('Notice');
    booked = await book(cloud, GUEST, { startsAt: freeStarts() });
    await cloud.settle();
    mailed = await mailsAbout('robin@example.com');
    expect(mailed).toBeGreaterThan(0);
    expect(cloud.parking().list()).toEqual([]);
    const [parked, ...others] = await rowsOf('Parked');
    expect(others).toEqual([]);
    expect(JSON.parse(String(parked?.['record']))).toMatchObject({
      eventName: 'INSERT',
      dynamodb: { NewImage: { appointmentId: { S: booked.appointment?.appointmentId } } },
    });
  });

  it('stays there while the fault does', async () => {
    expect(await redriveChanges({ yard: yard() })).toEqual({ done: 0, failed: 1 });
    expect(await rowsOf('Parked')).toHaveLength(1);
  });

  it('is carried out once when the fault is mended', async () => {
    await mend();
    expect(await redriveChanges({ yard: yard() })).toEqual({ done: 1, failed: 0 });
    expect(await told(booked)).toEqual({ notices: 1, mails: mailed });
    expect(await rowsOf('Parked')).toEqual([]);
    expect(await redriveChanges({ yard: yard() })).toEqual({ done: 0, failed: 0 });
  });
});

describe('an event that a function cannot even put aside', () => {
  let booked: CommandAnswer;
  let mailed: number;
  let parkedBody: string;
  let parkedKey: string;

  it('is parked whole', { timeout: 120_000 }, async () => {
    await Promise.all([lose('Notice'), lose('Parked')]);
    booked = await book(cloud, GUEST, { startsAt: freeStarts() });
    await cloud.settle();
    mailed = await mailsAbout('robin@example.com');
    const parked = cloud.parking().list();
    expect(parked).toHaveLength(1);
    ({ body: parkedBody = '', key: parkedKey = '' } = parked[0] ?? {});
    expect(parkedKey).toMatch(/^aws\/lambda\/\w+\/shard-local\/\d{4}\/\d\d\/\d\d\/[\dT.-]+/);
    const { payload, requestContext } = JSON.parse(parkedBody) as {
      payload: string;
      requestContext: { functionArn: string };
    };
    expect(requestContext.functionArn).toMatch(/:function:effects$/);
    const { Records } = JSON.parse(payload) as { Records: { eventName: string; dynamodb: { NewImage: object } }[] };
    expect(Records).toEqual([
      expect.objectContaining({
        eventName: 'INSERT',
        dynamodb: expect.objectContaining({
          NewImage: expect.objectContaining({
            appointmentId: { S: booked.appointment?.appointmentId },
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
    await mend();
    expect(await sendAgain()).toMatchObject({ sent: 1, left: 0 });
    expect(await told(booked)).toEqual({ notices: 1, mails: mailed });

    cloud.parking().put({ key: parkedKey, body: parkedBody });
    expect(await sendAgain()).toMatchObject({ sent: 1, left: 0 });
    expect(await told(booked)).toEqual({ notices: 1, mails: mailed });
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
    const { host } = new URL(cloud.endpoints.lambda);
    const url = '/2015-03-31/functions/other/invocations';
    const answer = await post(
      'other',
      signedHeaders({ method: 'POST', url, host, body: '{}', service: 'lambda' }, OPERATOR),
    );
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
  });
});
