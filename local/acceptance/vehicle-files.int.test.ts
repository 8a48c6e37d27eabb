import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlAuth } from '../cloud';
import { type AccessWorld, openAccessWorld } from './access-world';
import { type Arguments, callApi } from './api-call';
import { PICTURE, announceFile, sendTo, storeFile } from './send-file';
import { opened } from './small-workshop';

const SITE = 'http://127.0.0.1:5173';
const PAGE = Buffer.from('<!doctype html><title>Not a picture</title>');

let world: AccessWorld;

beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world.stop());

interface Answer {
  readonly ok: boolean;
  readonly code: string | null;
  readonly url?: string;
  readonly files?: readonly { readonly fileId: string; readonly link: string | null }[];
}

async function ask(name: string, given: Arguments, auth: GraphqlAuth): Promise<Answer> {
  const { body } = await callApi(world.cloud, world.schema, {
    name,
    given: { requestId: randomUUID(), ...given },
    auth,
  });
  const result = body.data?.[name] as { answer: string | null } | undefined;
  return result ? opened<Answer>(result) : (result as unknown as Answer);
}

/** A car of Casey's that no other test looks at. */
async function caseysCar(): Promise<{ vehicleId: string }> {
  const vehicleId = randomUUID();
  await world.done('saveVehicle', { vehicleId, plate: 'FILES 1' }, world.casey.auth);
  return { vehicleId };
}

const filesOf = async (vehicleId: string, auth: GraphqlAuth) =>
  (await ask('vehicleFiles', { vehicleId }, auth)).files ?? [];

describe('a picture of a car', () => {
  it('goes from its owner to the bucket and back, and staff see it', async () => {
    const car = await caseysCar();
    const file = await storeFile(world, world.casey.auth, car);
    for (const auth of [world.casey.auth, world.staff.MECHANIC.auth, world.staff.STAFF.auth]) {
      const [seen] = await filesOf(car.vehicleId, auth);
      expect(seen?.fileId).toBe(file.fileId);
      expect(Buffer.from(await (await fetch(seen?.link ?? '')).arrayBuffer())).toEqual(PICTURE);
      const { url } = await ask('vehicleFileLink', file, auth);
      expect((await fetch(url ?? '')).status).toBe(200);
    }
  });

  it('is only for the car’s owner and staff', async () => {
    const car = await caseysCar();
    const file = await storeFile(world, world.casey.auth, car);
    expect(await ask('vehicleFiles', car, world.olive.auth)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await ask('vehicleFileLink', file, world.olive.auth)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await ask('vehicleFileLink', file, world.denied.auth)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await ask('vehicleFileLink', file, world.former.auth)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await ask('vehicleFileLink', file, { apiKey: true })).toBeFalsy();
  });

  it('is not handed over with the car: neither the former owner nor the new one sees it', async () => {
    const car = await caseysCar();
    const file = await storeFile(world, world.casey.auth, car);
    await world.done('transferVehicle', { ...car, toCustomerId: world.olive.sub }, world.staff.ADMIN.auth);
    expect(await ask('vehicleFileLink', file, world.casey.auth)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await ask('vehicleFileLink', file, world.olive.auth)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await filesOf(car.vehicleId, world.olive.auth)).toEqual([]);
    expect(await filesOf(car.vehicleId, world.staff.STAFF.auth)).toHaveLength(1);
  });

  it.each([
    ['never came', null, 'FILE_MISSING'],
    ['is a web page', PAGE, 'FILE_NOT_WHAT_WAS_SAID'],
  ])('is not stored when it %s', async (_what, body, code) => {
    const car = await caseysCar();
    const told = { ...car, sizeBytes: body?.length ?? PICTURE.length };
    const { vehicleId, fileId, link } = await announceFile(world, world.casey.auth, told);
    if (body) expect(await sendTo(link, body)).toBe(200);
    expect(await ask('finishVehicleFile', { vehicleId, fileId }, world.casey.auth)).toMatchObject({ ok: false, code });
    expect(await filesOf(vehicleId, world.staff.ADMIN.auth)).toEqual([]);
  });

  it.each([
    ['a web page', { contentType: 'text/html' }, 'FILE_TYPE_NOT_TAKEN'],
    ['larger than ten megabytes', { sizeBytes: 10 * 1024 * 1024 + 1 }, 'FILE_TOO_LARGE'],
    ['empty', { sizeBytes: 0 }, 'INVALID_INPUT'],
    ['without a name', { name: ' ' }, 'INVALID_INPUT'],
    ['announced with an invalid id', { requestId: '../../other' }, 'INVALID_INPUT'],
  ])('cannot be announced when it is %s', async (_what, given, code) => {
    const told = { ...(await caseysCar()), name: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 10, ...given };
    expect(await ask('addVehicleFile', told, world.casey.auth)).toMatchObject({ ok: false, code });
  });
});

describe('the bucket', () => {
  const preflight = (url: string, origin: string, headers: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': headers },
    });

  it('lets pages of the site send files, and no other page', async () => {
    const { link } = await announceFile(world, world.casey.auth, await caseysCar());
    expect((await preflight(link.url, SITE, 'content-type,if-none-match')).status).toBe(200);
    expect((await preflight(link.url, SITE, 'x-amz-acl')).status).toBe(403);
    expect((await preflight(link.url, 'https://evil.example', 'content-type')).status).toBe(403);
  });

  it('gives out nothing without a signature, and lists nothing', async () => {
    const file = await storeFile(world, world.casey.auth, await caseysCar());
    const { url } = await ask('vehicleFileLink', file, world.casey.auth);
    const bare = (url ?? '').split('?')[0] ?? '';
    expect((await fetch(bare)).status).toBe(403);
    expect((await fetch(new URL('/', bare))).status).toBe(403);
    expect((await fetch(bare.replace(/vehicle-files.*/, ''))).status).toBe(403);
    expect((await fetch(bare, { method: 'PUT', body: 'x' })).status).toBe(403);
  });
});
