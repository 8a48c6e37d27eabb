import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { MOST_FILES, MOST_FILE_BYTES } from '../../../../domain/vehicles/vehicle-file';
import { NOW, SUPPORT } from '../../../../local/testing/command-bench';
import {
  HTML,
  JPEG,
  OK,
  PDF,
  type VehicleFileBench,
  openVehicleFileBench,
  refusal,
  staff,
} from '../../../../local/testing/vehicle-file-bench';
import type { FileStore } from '../../../gateways/file-store';
import { readVehicleFiles } from '../store/vehicle-files';
import { listVehicleFiles } from './read-vehicle-files';
import { addVehicleFile, removeVehicleFile } from './vehicle-files';

let bench: VehicleFileBench;

beforeAll(async () => {
  bench = await openVehicleFileBench();
});
afterAll(() => bench.stop());

describe('adding a file', () => {
  it('keeps what was announced, once it arrived and was checked', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { fileId, link } = await bench.announce(actor, bench.input(vehicleId));
    expect(await bench.seenBy(actor, vehicleId)).toEqual([]);
    expect(await bench.linkOf(actor, vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await bench.finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_MISSING'));
    expect(await bench.box.send(link, JPEG)).toBe(200);
    expect(await bench.finish(actor, vehicleId, fileId)).toEqual(OK);
    expect(await bench.finish(actor, vehicleId, fileId)).toEqual(OK);

    const [seen] = await bench.seenBy(actor, vehicleId);
    expect(seen).toMatchObject({ fileId, name: 'Dent.jpg', byStaff: false, ofFormerOwner: false });
    const picture = await fetch(seen?.link ?? '');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(JPEG);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.headers.get('content-disposition')).toContain('inline; filename="Dent.jpg"');
    expect(await bench.keysOf(vehicleId)).toEqual([expect.stringContaining('vehicle-files/kept/')]);
  });

  it('announces the same file when asked again, and takes no other under its id', async () => {
    const { actor, vehicleId } = await bench.owner();
    const given = bench.input(vehicleId);
    const [first, again] = [await bench.announce(actor, given), await bench.announce(actor, given)];
    expect(await bench.box.send(first.link, JPEG)).toBe(200);
    expect(await bench.box.send(again.link, JPEG)).toBe(412);
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toHaveLength(1);
    const other = await addVehicleFile(bench.deps(), actor, { ...given, sizeBytes: 5 });
    expect(other).toMatchObject(refusal('REQUEST_ID_REUSED'));
    await bench.finish(actor, vehicleId, first.fileId);
    expect(await bench.announce(actor, given)).toEqual({ fileId: first.fileId, link: null });
  });

  it.each([
    ['a web page', { contentType: 'text/html' }, 'FILE_TYPE_NOT_TAKEN'],
    ['a drawing', { contentType: 'image/svg+xml' }, 'FILE_TYPE_NOT_TAKEN'],
    ['too much', { sizeBytes: MOST_FILE_BYTES + 1 }, 'FILE_TOO_LARGE'],
  ])('refuses %s', async (_what, given, code) => {
    const { actor, vehicleId } = await bench.owner();
    expect(await addVehicleFile(bench.deps(), actor, bench.input(vehicleId, given))).toMatchObject(refusal(code));
  });

  it('stops at fifty files per car, and clears away what never came', async () => {
    const { actor, vehicleId } = await bench.owner();
    const yesterday = new Date(Date.parse(NOW) - 90_000_000).toISOString();
    for (let count = 0; count < MOST_FILES; count += 1) {
      await bench.announce(
        actor,
        bench.input(vehicleId),
        bench.deps({ now: count === MOST_FILES - 1 ? yesterday : NOW }),
      );
    }
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toHaveLength(MOST_FILES);
    await bench.announce(actor, bench.input(vehicleId));
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toHaveLength(MOST_FILES);
    expect(await addVehicleFile(bench.deps(), actor, bench.input(vehicleId))).toMatchObject(refusal('TOO_MANY_FILES'));
  });

  it('is for the customer who has the car, and for staff who may change cars', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { fileId } = await bench.announce(actor, bench.input(vehicleId));
    const tries: readonly (readonly [Actor, string])[] = [
      [(await bench.owner()).actor, 'NOT_FOUND'],
      [staff('STAFF'), 'FORBIDDEN'],
      [staff('MECHANIC'), 'FORBIDDEN'],
      [{ kind: 'VISITOR' }, 'FORBIDDEN'],
    ];
    for (const [other, code] of tries) {
      expect(await addVehicleFile(bench.deps(), other, bench.input(vehicleId))).toMatchObject(refusal(code));
      expect(await bench.finish(other, vehicleId, fileId)).toMatchObject(refusal(code));
      const removal = { requestId: randomUUID(), vehicleId, fileId };
      expect(await removeVehicleFile(bench.deps(), other, removal)).toMatchObject(refusal(code));
    }
    const byStaff = await bench.stored(SUPPORT, vehicleId, PDF, { name: 'Report.pdf', contentType: 'application/pdf' });
    expect(await bench.seenBy(actor, vehicleId)).toMatchObject([{ fileId: byStaff, byStaff: true, link: null }]);
    expect(await bench.seenBy(staff('MECHANIC'), vehicleId)).toHaveLength(1);
  });
});

describe('an uploaded file', () => {
  it('is thrown away when it is a web page posing as a picture', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { fileId, link } = await bench.announce(actor, bench.input(vehicleId, { sizeBytes: HTML.length }));
    expect(await bench.box.send(link, HTML)).toBe(200);
    expect(await bench.finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_NOT_WHAT_WAS_SAID'));
    expect(await bench.keysOf(vehicleId)).toEqual([]);
    expect(await bench.finish(actor, vehicleId, fileId)).toMatchObject(refusal('FILE_MISSING'));
    expect(await bench.seenBy(actor, vehicleId)).toEqual([]);
  });

  it('cannot be of another size or type than the link says', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { link } = await bench.announce(actor, bench.input(vehicleId));
    expect(await bench.box.send(link, JPEG.subarray(1))).toBe(403);
    expect(await bench.box.send(link, JPEG, { 'content-type': 'text/html' })).toBe(403);
    expect(await bench.box.send(link, JPEG, { 'if-none-match': '' })).toBe(403);
    expect(await bench.keysOf(vehicleId)).toEqual([]);
  });

  it('cannot be replaced with the same link once it was checked', async () => {
    const { actor, vehicleId } = await bench.owner();
    const evil = Buffer.concat([HTML, JPEG]).subarray(0, JPEG.length);
    const { fileId, link } = await bench.announce(actor, bench.input(vehicleId));
    await bench.box.send(link, JPEG);
    await bench.finish(actor, vehicleId, fileId);
    expect(await bench.box.send(link, evil)).toBe(200);
    expect(await bench.finish(actor, vehicleId, fileId)).toEqual(OK);
    const [seen] = await bench.seenBy(actor, vehicleId);
    expect(Buffer.from(await (await fetch(seen?.link ?? '')).arrayBuffer())).toEqual(JPEG);
  });

  it('is not kept when it has been replaced by then', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { fileId, link } = await bench.announce(actor, bench.input(vehicleId));
    await bench.box.send(link, JPEG);
    const files: FileStore = { ...bench.box.files(), keep: (key) => bench.box.files().keep(key, '"another"') };
    expect(await bench.finish(actor, vehicleId, fileId, bench.deps({ files }))).toMatchObject(refusal('FILE_MISSING'));
    expect(await bench.seenBy(actor, vehicleId)).toEqual([]);
  });
});

describe('a link', () => {
  it('is dead after five minutes, when altered, and without its signature', async () => {
    const { actor, vehicleId } = await bench.owner();
    const fileId = await bench.stored(actor, vehicleId);
    const ago = (ms: number) => bench.box.files(new Date(Date.now() - ms).toISOString());
    const old = await bench.linkOf(actor, vehicleId, fileId, bench.deps({ files: ago(301_000) }));
    const fresh = await bench.linkOf(actor, vehicleId, fileId, bench.deps({ files: ago(290_000) }));
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
    const { actor, vehicleId } = await bench.owner();
    const name = 'Kaufvertrag „Grün“ (1)*.pdf';
    const fileId = await bench.stored(actor, vehicleId, PDF, { name, contentType: 'application/pdf' });
    const answer = await fetch(await bench.linkOf(actor, vehicleId, fileId));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Kaufvertrag _Gr_n_ \(1\)\.pdf"; filename\*=UTF-8''Kaufvertrag%20%E2%80%9E/,
    );
  });

  it('is for the people the file concerns', async () => {
    const { actor, vehicleId } = await bench.owner();
    const fileId = await bench.stored(actor, vehicleId);
    const other = await bench.owner();
    expect(await bench.linkOf(other.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await bench.linkOf(other.actor, other.vehicleId, fileId)).toBe('NOT_FOUND');
    expect(await bench.linkOf({ kind: 'VISITOR' }, vehicleId, fileId)).toBe('FORBIDDEN');
    expect(await bench.linkOf(staff('MECHANIC'), vehicleId, fileId)).toContain('X-Amz-Signature');
    expect(await listVehicleFiles(bench.deps(), other.actor, vehicleId)).toMatchObject(refusal('NOT_FOUND'));
  });
});
