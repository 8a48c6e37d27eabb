import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/access/permissions';
import { NO_DETAILS, type Customer } from '../../domain/customer/customer';
import { MOST_FILES, MOST_FILE_BYTES } from '../../domain/customer/vehicle-file';
import { NO_VEHICLE_DETAILS } from '../../domain/customer/vehicle';
import { type CommandBench, MANAGER, NOW, SUPPORT, openCommandBench } from '../../local/testing/command-bench';
import { type FileBench, openFileBench } from '../../local/testing/file-bench';
import type { FileStore } from '../gateways/file-store';
import { newCustomer, putNewCustomer } from '../store/customers';
import { readFilesOfCustomer, readVehicleFiles } from '../store/vehicle-files';
import { saveTogether } from '../runtime/transaction';
import { saveProfile } from './customers';
import { deleteCustomer } from './delete-customer';
import { exportCustomer } from './export-customers';
import { mergeCustomers } from './merge-customers';
import { listVehicleFiles, vehicleFileLink } from './read-vehicle-files';
import { type FileDeps, addVehicleFile, finishVehicleFile, removeVehicleFile } from './vehicle-files';
import { removeVehicle, saveVehicle, transferVehicle } from './vehicles';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF and then the picture of a dent')]);
const PDF = Buffer.from('%PDF-1.7\nThe papers of the car');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });
const staff = (...roles: ('STAFF' | 'MECHANIC')[]): Actor => ({
  kind: 'STAFF',
  staffId: 's',
  roles,
  technicianId: null,
});
const customer = (customerId: string): Actor => ({ kind: 'CUSTOMER', customerId });
const noSignIns = {
  invite: () => Promise.resolve(''),
  setAccess: () => Promise.resolve(),
  turnOffTwoStep: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

let bench: CommandBench;
let box: FileBench;

beforeAll(async () => {
  [bench, box] = await Promise.all([openCommandBench({ pairs: 1 }), openFileBench()]);
});
afterAll(async () => {
  await bench.running.stop();
  await box.stop();
});

const deps = (given: Partial<FileDeps> = {}): FileDeps => ({ ...bench.deps(), files: box.files(), ...given });

/** A customer of the test's own, and their car. */
async function owner(): Promise<{ actor: Actor; customerId: string; vehicleId: string }> {
  const [customerId, vehicleId] = [randomUUID(), randomUUID()];
  const actor = customer(customerId);
  await saveProfile(deps(), actor, { ...NO_DETAILS, requestId: randomUUID(), name: 'Owner' });
  await carOf(actor, vehicleId);
  return { actor, customerId, vehicleId };
}

async function carOf(
  actor: Actor,
  vehicleId: string,
  customerId: string | null = null,
  plate = 'ABC 1',
): Promise<void> {
  const car = { ...NO_VEHICLE_DETAILS, plate, requestId: randomUUID(), vehicleId, customerId };
  expect(await saveVehicle(deps(), actor, car)).toEqual(OK);
}

/** Somebody without a sign-in, with a car. */
async function guest(plate: string): Promise<{ customerId: string; vehicleId: string }> {
  const [customerId, vehicleId] = [`guest-${randomUUID()}`, randomUUID()];
  const row: Customer = { ...newCustomer(customerId, NOW), name: 'Guest' };
  await saveTogether(deps(), [putNewCustomer(deps(), row)]);
  await carOf(SUPPORT, vehicleId, customerId, plate);
  return { customerId, vehicleId };
}

const input = (vehicleId: string, given: object = {}) => ({
  ...{ requestId: randomUUID(), vehicleId, name: 'Dent.jpg', contentType: 'image/jpeg', sizeBytes: JPEG.length },
  ...given,
});

async function announce(actor: Actor, given: ReturnType<typeof input>, on = deps()) {
  const added = await addVehicleFile(on, actor, given);
  if (!added.ok) throw new Error(`not announced: ${added.problem.code}`);
  return added.value;
}

const finish = (actor: Actor, vehicleId: string, fileId: string, on = deps()) =>
  finishVehicleFile(on, actor, { requestId: randomUUID(), vehicleId, fileId });

/** Announces, sends and finishes. */
async function stored(actor: Actor, vehicleId: string, body = JPEG, given: object = {}): Promise<string> {
  const { fileId, link } = await announce(actor, input(vehicleId, { sizeBytes: body.length, ...given }));
  expect(await box.send(link, body)).toBe(200);
  expect(await finish(actor, vehicleId, fileId)).toEqual(OK);
  return fileId;
}

interface Told {
  readonly fileId: string;
  readonly name: string;
  readonly link: string | null;
  readonly ofFormerOwner: boolean;
}

async function seenBy(actor: Actor, vehicleId: string): Promise<readonly Told[]> {
  const listed = await listVehicleFiles(deps(), actor, vehicleId);
  if (!listed.ok) throw new Error(listed.problem.code);
  return JSON.parse(listed.value.content) as Told[];
}

async function linkOf(actor: Actor, vehicleId: string, fileId: string, on = deps()): Promise<string> {
  const link = await vehicleFileLink(on, actor, { vehicleId, fileId });
  return link.ok ? link.value.content : link.problem.code;
}

const keysOf = async (vehicleId: string): Promise<string[]> => {
  const keys = (await readVehicleFiles(deps(), vehicleId)).map(({ objectKey }) => objectKey);
  return Object.keys(await box.stored()).filter((key) => keys.some((one) => key.endsWith(one)));
};

describe('adding a file', () => {
  it('keeps what was announced, once it came and was looked at', async () => {
    const { actor, vehicleId } = await owner();
    const { fileId, link } = await announce(actor, input(vehicleId));
    expect(await seenBy(actor, vehicleId)).toEqual([]);
    expect(await linkOf(actor, vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_MISSING'));
    expect(await box.send(link, JPEG)).toBe(200);
    expect(await finish(actor, vehicleId, fileId)).toEqual(OK);
    expect(await finish(actor, vehicleId, fileId)).toEqual(OK);

    const [seen] = await seenBy(actor, vehicleId);
    expect(seen).toMatchObject({ fileId, name: 'Dent.jpg', byStaff: false, ofFormerOwner: false });
    const picture = await fetch(seen?.link ?? '');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(JPEG);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.headers.get('content-disposition')).toContain('inline; filename="Dent.jpg"');
    expect(await keysOf(vehicleId)).toEqual([expect.stringContaining('vehicle-files/kept/')]);
  });

  it('announces the same file when it is asked again, and takes no other under its id', async () => {
    const { actor, vehicleId } = await owner();
    const given = input(vehicleId);
    const [first, again] = [await announce(actor, given), await announce(actor, given)];
    expect(await box.send(first.link, JPEG)).toBe(200);
    expect(await box.send(again.link, JPEG)).toBe(412);
    expect(await readVehicleFiles(deps(), vehicleId)).toHaveLength(1);
    const other = await addVehicleFile(deps(), actor, { ...given, sizeBytes: 5 });
    expect(other).toMatchObject(refusal('REQUEST_ID_REUSED'));
    await finish(actor, vehicleId, first.fileId);
    expect(await announce(actor, given)).toEqual({ fileId: first.fileId, link: null });
  });

  it.each([
    ['a web page', { contentType: 'text/html' }, 'FILE_TYPE_NOT_TAKEN'],
    ['a drawing', { contentType: 'image/svg+xml' }, 'FILE_TYPE_NOT_TAKEN'],
    ['too much', { sizeBytes: MOST_FILE_BYTES + 1 }, 'FILE_TOO_LARGE'],
  ])('refuses %s', async (_what, given, code) => {
    const { actor, vehicleId } = await owner();
    expect(await addVehicleFile(deps(), actor, input(vehicleId, given))).toMatchObject(refusal(code));
  });

  it('stops at fifty files of a car, and clears away what never came', async () => {
    const { actor, vehicleId } = await owner();
    const yesterday = new Date(Date.parse(NOW) - 90_000_000).toISOString();
    for (let count = 0; count < MOST_FILES; count += 1) {
      await announce(actor, input(vehicleId), deps({ now: count === MOST_FILES - 1 ? yesterday : NOW }));
    }
    expect(await readVehicleFiles(deps(), vehicleId)).toHaveLength(MOST_FILES);
    await announce(actor, input(vehicleId));
    expect(await readVehicleFiles(deps(), vehicleId)).toHaveLength(MOST_FILES);
    expect(await addVehicleFile(deps(), actor, input(vehicleId))).toMatchObject(refusal('TOO_MANY_FILES'));
  });

  it('is for the customer whose car it is, and for staff who may change cars', async () => {
    const { actor, vehicleId } = await owner();
    const { fileId } = await announce(actor, input(vehicleId));
    const tries: readonly (readonly [Actor, string])[] = [
      [(await owner()).actor, 'NOT_FOUND'],
      [staff('STAFF'), 'FORBIDDEN'],
      [staff('MECHANIC'), 'FORBIDDEN'],
      [{ kind: 'VISITOR' }, 'FORBIDDEN'],
    ];
    for (const [other, code] of tries) {
      expect(await addVehicleFile(deps(), other, input(vehicleId))).toMatchObject(refusal(code));
      expect(await finish(other, vehicleId, fileId)).toMatchObject(refusal(code));
      const removal = { requestId: randomUUID(), vehicleId, fileId };
      expect(await removeVehicleFile(deps(), other, removal)).toMatchObject(refusal(code));
    }
    const byStaff = await stored(SUPPORT, vehicleId, PDF, { name: 'Report.pdf', contentType: 'application/pdf' });
    expect(await seenBy(actor, vehicleId)).toMatchObject([{ fileId: byStaff, byStaff: true, link: null }]);
    expect(await seenBy(staff('MECHANIC'), vehicleId)).toHaveLength(1);
  });
});

describe('what was sent', () => {
  it('is thrown away when it is a web page that poses as a picture', async () => {
    const { actor, vehicleId } = await owner();
    const { fileId, link } = await announce(actor, input(vehicleId, { sizeBytes: HTML.length }));
    expect(await box.send(link, HTML)).toBe(200);
    expect(await finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_NOT_WHAT_WAS_SAID'));
    expect(await keysOf(vehicleId)).toEqual([]);
    expect(await finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_MISSING'));
    expect(await seenBy(actor, vehicleId)).toEqual([]);
  });

  it('cannot be of another size or type than the link says', async () => {
    const { actor, vehicleId } = await owner();
    const { link } = await announce(actor, input(vehicleId));
    expect(await box.send(link, JPEG.subarray(1))).toBe(403);
    expect(await box.send(link, JPEG, { 'content-type': 'text/html' })).toBe(403);
    expect(await box.send(link, JPEG, { 'if-none-match': '' })).toBe(403);
    expect(await keysOf(vehicleId)).toEqual([]);
  });

  it('cannot be replaced once it was looked at, with the same link', async () => {
    const { actor, vehicleId } = await owner();
    const evil = Buffer.concat([HTML, JPEG]).subarray(0, JPEG.length);
    const { fileId, link } = await announce(actor, input(vehicleId));
    await box.send(link, JPEG);
    await finish(actor, vehicleId, fileId);
    expect(await box.send(link, evil)).toBe(200);
    expect(await finish(actor, vehicleId, fileId)).toEqual(OK);
    const [seen] = await seenBy(actor, vehicleId);
    expect(Buffer.from(await (await fetch(seen?.link ?? '')).arrayBuffer())).toEqual(JPEG);
  });

  it('is not kept when something else lies there by then', async () => {
    const { actor, vehicleId } = await owner();
    const { fileId, link } = await announce(actor, input(vehicleId));
    await box.send(link, JPEG);
    const files: FileStore = { ...box.files(), keep: (key) => box.files().keep(key, '"another"') };
    expect(await finish(actor, vehicleId, fileId, deps({ files }))).toMatchObject(refusal('FILE_MISSING'));
    expect(await seenBy(actor, vehicleId)).toEqual([]);
  });
});

describe('a link', () => {
  it('is dead after five minutes, when it is bent, and without its signature', async () => {
    const { actor, vehicleId } = await owner();
    const fileId = await stored(actor, vehicleId);
    const ago = (ms: number) => box.files(new Date(Date.now() - ms).toISOString());
    const old = await linkOf(actor, vehicleId, fileId, deps({ files: ago(301_000) }));
    const fresh = await linkOf(actor, vehicleId, fileId, deps({ files: ago(290_000) }));
    expect((await fetch(old)).status).toBe(403);
    expect((await fetch(fresh)).status).toBe(200);
    const bent = [
      fresh.replace('inline', 'attachment'),
      fresh.replace('image%2Fjpeg', 'text%2Fhtml'),
      fresh.replace(/X-Amz-Expires=300/, 'X-Amz-Expires=604800'),
      fresh.replace(/kept\/.{36}/, `kept/${randomUUID()}`),
      fresh.split('?')[0] ?? '',
    ];
    for (const url of bent) expect([url, (await fetch(url)).status]).toEqual([url, 403]);
    expect((await fetch(fresh, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(fresh, { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('saves a document under its name instead of showing it', async () => {
    const { actor, vehicleId } = await owner();
    const name = 'Kaufvertrag „Grün“ (1)*.pdf';
    const fileId = await stored(actor, vehicleId, PDF, { name, contentType: 'application/pdf' });
    const answer = await fetch(await linkOf(actor, vehicleId, fileId));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Kaufvertrag _Gr_n_ \(1\)\.pdf"; filename\*=UTF-8''Kaufvertrag%20%E2%80%9E/,
    );
  });

  it('is for those whom the file concerns', async () => {
    const { actor, vehicleId } = await owner();
    const fileId = await stored(actor, vehicleId);
    const other = await owner();
    expect(await linkOf(other.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await linkOf(other.actor, other.vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await linkOf({ kind: 'VISITOR' }, vehicleId, fileId)).toBe('FORBIDDEN');
    expect(await linkOf(staff('MECHANIC'), vehicleId, fileId)).toContain('X-Amz-Signature');
    expect(await listVehicleFiles(deps(), other.actor, vehicleId)).toMatchObject(refusal('NOT_FOUND'));
  });
});

describe('removing', () => {
  it('takes the object and the row, and again is fine', async () => {
    const { actor, vehicleId } = await owner();
    const fileId = await stored(actor, vehicleId);
    const link = await linkOf(actor, vehicleId, fileId);
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    expect(await removeVehicleFile(deps(), actor, removal)).toEqual(OK);
    expect((await fetch(link)).status).toBe(403);
    expect(await readVehicleFiles(deps(), vehicleId)).toEqual([]);
    expect(await removeVehicleFile(deps(), actor, removal)).toEqual(OK);
  });

  it('that stops half way leaves nothing to open, and is ended by asking again', async () => {
    const { actor, vehicleId } = await owner();
    const fileId = await stored(actor, vehicleId);
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    const stops: FileStore = {
      ...box.files(),
      remove: async (key) => {
        await box.files().remove(key);
        throw new Error('the power went');
      },
    };
    await expect(removeVehicleFile(deps({ files: stops }), actor, removal)).rejects.toThrow('power');
    expect((await fetch(await linkOf(actor, vehicleId, fileId))).status).toBe(403);
    expect(await removeVehicleFile(deps(), actor, removal)).toEqual(OK);
    expect(await readVehicleFiles(deps(), vehicleId)).toEqual([]);
  });

  it('a car takes its files along, those of a former owner too', async () => {
    const [first, second] = [await owner(), await owner()];
    await stored(first.actor, first.vehicleId);
    const to = { requestId: randomUUID(), vehicleId: first.vehicleId, toCustomerId: second.customerId };
    expect(await transferVehicle(deps(), SUPPORT, to)).toEqual(OK);
    const removal = { requestId: randomUUID(), vehicleId: first.vehicleId };
    const keys = await keysOf(first.vehicleId);
    expect(keys).toHaveLength(1);
    expect(await removeVehicle(deps(), second.actor, removal)).toEqual(OK);
    expect(await readVehicleFiles(deps(), first.vehicleId)).toEqual([]);
    expect(Object.keys(await box.stored())).not.toContain(keys[0]);
  });

  it('a car in the midst of an upload keeps nothing of it', async () => {
    const { actor, vehicleId } = await owner();
    const { fileId, link } = await announce(actor, input(vehicleId));
    await box.send(link, JPEG);
    const files: FileStore = {
      ...box.files(),
      keep: async (key, etag) => {
        const isKept = await box.files().keep(key, etag);
        await removeVehicle(deps(), actor, { requestId: randomUUID(), vehicleId });
        return isKept;
      },
    };
    const finished = await finish(actor, vehicleId, fileId, deps({ files }));
    expect(finished).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await readVehicleFiles(deps(), vehicleId)).toEqual([]);
  });
});

describe('a car that is given away', () => {
  it('shows its new owner nothing of the former, who sees nothing either; staff see both', async () => {
    const [former, next] = [await owner(), await owner()];
    const { vehicleId } = former;
    const fileId = await stored(former.actor, vehicleId);
    const give = (toCustomerId: string) =>
      transferVehicle(deps(), SUPPORT, { requestId: randomUUID(), vehicleId, toCustomerId });
    await give(next.customerId);
    const nextFile = await stored(next.actor, vehicleId);

    expect(await seenBy(next.actor, vehicleId)).toMatchObject([{ fileId: nextFile }]);
    expect(await linkOf(next.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    expect(await removeVehicleFile(deps(), next.actor, removal)).toMatchObject(refusal('NOT_FOUND'));
    expect(await listVehicleFiles(deps(), former.actor, vehicleId)).toMatchObject(refusal('NOT_FOUND'));
    expect(await linkOf(former.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    const both = await seenBy(SUPPORT, vehicleId);
    expect(both.map((one) => [one.fileId, one.ofFormerOwner]).sort()).toEqual(
      [
        [fileId, true],
        [nextFile, false],
      ].sort(),
    );
    await give(former.customerId);
    expect(await seenBy(former.actor, vehicleId)).toMatchObject([{ fileId }]);
  });
});

describe('a customer’s files', () => {
  it('go over to the record that stays when two are merged, and to the car that stays', async () => {
    const [keep, merge] = [await guest('MER 1'), await guest('mer-1')];
    const keptFile = await stored(SUPPORT, keep.vehicleId);
    const mergedFile = await stored(SUPPORT, merge.vehicleId);
    const away = await guest('AWAY 1');
    const onAway = await stored(SUPPORT, away.vehicleId);
    await transferVehicle(deps(), SUPPORT, {
      requestId: randomUUID(),
      vehicleId: away.vehicleId,
      toCustomerId: merge.customerId,
    });
    const awayFile = await stored(SUPPORT, away.vehicleId, PDF, { contentType: 'application/pdf', name: 'a.pdf' });
    const merging = { requestId: randomUUID(), keepId: keep.customerId, mergeId: merge.customerId };
    expect(await mergeCustomers(deps(), SUPPORT, merging)).toEqual(OK);

    expect(await readVehicleFiles(deps(), merge.vehicleId)).toEqual([]);
    const onKept = await readVehicleFiles(deps(), keep.vehicleId);
    expect(onKept.map(({ fileId }) => fileId).sort()).toEqual([keptFile, mergedFile].sort());
    expect(onKept.every(({ customerId }) => customerId === keep.customerId)).toBe(true);
    const onOther = await readVehicleFiles(deps(), away.vehicleId);
    expect(Object.fromEntries(onOther.map(({ fileId, customerId }) => [fileId, customerId]))).toEqual({
      [onAway]: away.customerId,
      [awayFile]: keep.customerId,
    });
    expect((await fetch(await linkOf(SUPPORT, keep.vehicleId, mergedFile))).status).toBe(200);
  });

  it('are listed in what is handed over to them', async () => {
    const { actor, customerId, vehicleId } = await owner();
    await stored(actor, vehicleId);
    await announce(actor, input(vehicleId, { name: 'never-sent.jpg' }));
    const exported = await exportCustomer(deps(), actor, { requestId: randomUUID(), customerId });
    const { photosAndDocuments } = JSON.parse(exported.ok ? exported.value.content : '{}') as Record<string, unknown>;
    expect(photosAndDocuments).toEqual([
      { vehicleId, name: 'Dent.jpg', contentType: 'image/jpeg', sizeBytes: JPEG.length, uploadedAt: NOW },
    ]);
  });

  it('go with the person, also from a car that is another’s by now', async () => {
    const [leaving, staying] = [await owner(), await owner()];
    const own = randomUUID();
    await carOf(leaving.actor, own);
    await stored(leaving.actor, leaving.vehicleId);
    await stored(leaving.actor, own);
    const announced = await announce(leaving.actor, input(own));
    await box.send(announced.link, JPEG);
    const to = { requestId: randomUUID(), vehicleId: leaving.vehicleId, toCustomerId: staying.customerId };
    await transferVehicle(deps(), SUPPORT, to);
    await stored(staying.actor, leaving.vehicleId);
    const keys = (await readFilesOfCustomer(deps(), leaving.customerId)).map(({ objectKey }) => objectKey);
    expect(keys).toHaveLength(3);

    const deletion = { requestId: randomUUID(), customerId: leaving.customerId };
    expect(await deleteCustomer({ ...deps(), userPool: noSignIns }, MANAGER, deletion)).toEqual(OK);
    expect(await readFilesOfCustomer(deps(), leaving.customerId)).toEqual([]);
    const left = Object.keys(await box.stored());
    expect(left.filter((key) => keys.some((one) => key.endsWith(one)))).toEqual([]);
    expect(await seenBy(staying.actor, leaving.vehicleId)).toHaveLength(1);
  });
});
