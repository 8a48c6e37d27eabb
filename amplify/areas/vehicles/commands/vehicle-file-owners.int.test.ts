import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANAGER, NOW, SUPPORT } from '../../../../local/testing/command-bench';
import { beforeTransaction } from '../../../../local/testing/interleave';
import {
  JPEG,
  OK,
  PDF,
  type VehicleFileBench,
  openVehicleFileBench,
  refusal,
} from '../../../../local/testing/vehicle-file-bench';
import type { FileStore } from '../../../gateways/file-store';
import { readFilesOfCustomer, readVehicleFiles } from '../store/vehicle-files';
import { deleteCustomer } from '../../customers/commands/delete-customer';
import { exportCustomer } from '../../customers/commands/export-customers';
import { mergeCustomers } from '../../customers/commands/merge-customers';
import { filesOfRemovedCars, listVehicleFiles } from './read-vehicle-files';
import { removeVehicleFile } from './vehicle-files';
import { removeVehicle, transferVehicle } from './vehicles';

const noSignIns = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};

let bench: VehicleFileBench;

beforeAll(async () => {
  bench = await openVehicleFileBench();
});
afterAll(() => bench.stop());

describe('removing', () => {
  it('takes the object and the row, and can be repeated', async () => {
    const { actor, vehicleId } = await bench.owner();
    const fileId = await bench.stored(actor, vehicleId);
    const link = await bench.linkOf(actor, vehicleId, fileId);
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    expect(await removeVehicleFile(bench.deps(), actor, removal)).toEqual(OK);
    expect((await fetch(link)).status).toBe(403);
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toEqual([]);
    expect(await removeVehicleFile(bench.deps(), actor, removal)).toEqual(OK);
  });

  it('that stops half way leaves nothing to open, and is finished by repeating the request', async () => {
    const { actor, vehicleId } = await bench.owner();
    const fileId = await bench.stored(actor, vehicleId);
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    const stops: FileStore = {
      ...bench.box.files(),
      remove: async (key) => {
        await bench.box.files().remove(key);
        throw new Error('the power went');
      },
    };
    await expect(removeVehicleFile(bench.deps({ files: stops }), actor, removal)).rejects.toThrow('power');
    expect((await fetch(await bench.linkOf(actor, vehicleId, fileId))).status).toBe(403);
    expect(await removeVehicleFile(bench.deps(), actor, removal)).toEqual(OK);
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toEqual([]);
  });

  it('a file added by staff is for staff, not for a customer', async () => {
    const { actor, vehicleId } = await bench.owner();
    const fileId = await bench.stored(SUPPORT, vehicleId);
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    expect(await removeVehicleFile(bench.deps(), actor, removal)).toMatchObject(refusal('FORBIDDEN'));
    expect(await bench.seenBy(actor, vehicleId)).toMatchObject([{ fileId }]);
    expect((await fetch(await bench.linkOf(SUPPORT, vehicleId, fileId))).status).toBe(200);
    expect(await removeVehicleFile(bench.deps(), SUPPORT, removal)).toEqual(OK);
    expect(await bench.keysOf(vehicleId)).toEqual([]);
  });

  it('a car takes its owner’s files along; those of a former owner and of staff stay, for staff alone', async () => {
    const [first, second] = [await bench.owner(), await bench.owner()];
    const { vehicleId } = first;
    const ofFormer = await bench.stored(first.actor, vehicleId);
    const to = { requestId: randomUUID(), vehicleId, toCustomerId: second.customerId };
    expect(await transferVehicle(bench.deps(), SUPPORT, to)).toEqual(OK);
    await bench.stored(second.actor, vehicleId);
    const ofStaff = await bench.stored(SUPPORT, vehicleId);
    expect(await bench.keysOf(vehicleId)).toHaveLength(3);
    expect(await removeVehicle(bench.deps(), second.actor, { requestId: randomUUID(), vehicleId })).toEqual(OK);
    expect(await bench.keysOf(vehicleId)).toHaveLength(2);

    for (const [customerId, fileId] of [
      [first.customerId, ofFormer],
      [second.customerId, ofStaff],
    ] as const) {
      const left = await filesOfRemovedCars(bench.deps(), SUPPORT, { customerId });
      expect(left.ok ? left.value.files : left.problem).toMatchObject([{ fileId, vehicleId }]);
      expect((await fetch(await bench.linkOf(SUPPORT, vehicleId, fileId))).status).toBe(200);
    }
    for (const { actor, customerId } of [first, second]) {
      const question = { customerId };
      expect(await filesOfRemovedCars(bench.deps(), actor, question)).toMatchObject(refusal('FORBIDDEN'));
      expect(await bench.linkOf(actor, vehicleId, ofFormer)).toBe('NOT_FOUND');
      // A customer who makes their own car under the same id finds no file of another.
      await bench.carOf(actor, vehicleId);
      expect((await bench.seenBy(actor, vehicleId)).map(({ fileId }) => fileId)).toEqual(
        actor === first.actor ? [ofFormer] : [ofStaff],
      );
      await removeVehicle(bench.deps(), SUPPORT, { requestId: randomUUID(), vehicleId });
    }
    expect(await bench.keysOf(vehicleId)).toEqual([]);
  });

  it('a car by staff takes along what they added, but nothing of a former owner', async () => {
    const [first, second] = [await bench.owner(), await bench.owner()];
    const { vehicleId } = first;
    const ofFormer = await bench.stored(SUPPORT, vehicleId);
    await transferVehicle(bench.deps(), SUPPORT, {
      ...{ requestId: randomUUID(), vehicleId, toCustomerId: second.customerId },
    });
    await bench.stored(SUPPORT, vehicleId);
    expect(await removeVehicle(bench.deps(), SUPPORT, { requestId: randomUUID(), vehicleId })).toEqual(OK);
    expect((await readVehicleFiles(bench.deps(), vehicleId)).map(({ fileId }) => fileId)).toEqual([ofFormer]);
  });

  it('a car in the middle of an upload keeps nothing of it', async () => {
    const { actor, vehicleId } = await bench.owner();
    const { fileId, link } = await bench.announce(actor, bench.input(vehicleId));
    await bench.box.send(link, JPEG);
    const files: FileStore = {
      ...bench.box.files(),
      keep: async (key, etag) => {
        const isKept = await bench.box.files().keep(key, etag);
        await removeVehicle(bench.deps(), actor, { requestId: randomUUID(), vehicleId });
        return isKept;
      },
    };
    const finished = await bench.finish(actor, vehicleId, fileId, bench.deps({ files }));
    expect(finished).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await readVehicleFiles(bench.deps(), vehicleId)).toEqual([]);
  });
});

describe('a car that is given away', () => {
  it('shows its new owner nothing of the former, and the former nothing of the new; staff see both', async () => {
    const [former, next] = [await bench.owner(), await bench.owner()];
    const { vehicleId } = former;
    const fileId = await bench.stored(former.actor, vehicleId);
    const give = (toCustomerId: string) =>
      transferVehicle(bench.deps(), SUPPORT, { requestId: randomUUID(), vehicleId, toCustomerId });
    await give(next.customerId);
    const nextFile = await bench.stored(next.actor, vehicleId);

    expect(await bench.seenBy(next.actor, vehicleId)).toMatchObject([{ fileId: nextFile }]);
    expect(await bench.linkOf(next.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    const removal = { requestId: randomUUID(), vehicleId, fileId };
    expect(await removeVehicleFile(bench.deps(), next.actor, removal)).toMatchObject(refusal('NOT_FOUND'));
    expect(await listVehicleFiles(bench.deps(), former.actor, vehicleId)).toMatchObject(refusal('NOT_FOUND'));
    expect(await bench.linkOf(former.actor, vehicleId, fileId)).toBe('NOT_FOUND');
    const both = await bench.seenBy(SUPPORT, vehicleId);
    expect(both.map((one) => [one.fileId, one.ofFormerOwner]).sort()).toEqual(
      [
        [fileId, true],
        [nextFile, false],
      ].sort(),
    );
    await give(former.customerId);
    expect(await bench.seenBy(former.actor, vehicleId)).toMatchObject([{ fileId }]);
  });
});

describe('a customer’s files', () => {
  it('move to the record that stays when two are merged, and to the car that stays', async () => {
    const [keep, merge] = [await bench.guest('MER 1'), await bench.guest('mer-1')];
    const keptFile = await bench.stored(SUPPORT, keep.vehicleId);
    const mergedFile = await bench.stored(SUPPORT, merge.vehicleId);
    const away = await bench.guest('AWAY 1');
    const onAway = await bench.stored(SUPPORT, away.vehicleId);
    await transferVehicle(bench.deps(), SUPPORT, {
      requestId: randomUUID(),
      vehicleId: away.vehicleId,
      toCustomerId: merge.customerId,
    });
    const awayFile = await bench.stored(SUPPORT, away.vehicleId, PDF, {
      contentType: 'application/pdf',
      name: 'a.pdf',
    });
    const merging = { requestId: randomUUID(), keepId: keep.customerId, mergeId: merge.customerId };
    expect(await mergeCustomers(bench.deps(), SUPPORT, merging)).toEqual(OK);

    expect(await readVehicleFiles(bench.deps(), merge.vehicleId)).toEqual([]);
    const onKept = await readVehicleFiles(bench.deps(), keep.vehicleId);
    expect(onKept.map(({ fileId }) => fileId).sort()).toEqual([keptFile, mergedFile].sort());
    expect(onKept.every(({ customerId }) => customerId === keep.customerId)).toBe(true);
    const onOther = await readVehicleFiles(bench.deps(), away.vehicleId);
    expect(Object.fromEntries(onOther.map(({ fileId, customerId }) => [fileId, customerId]))).toEqual({
      [onAway]: away.customerId,
      [awayFile]: keep.customerId,
    });
    expect((await fetch(await bench.linkOf(SUPPORT, keep.vehicleId, mergedFile))).status).toBe(200);
  });

  it('are listed in the copy of their data', async () => {
    const { actor, customerId, vehicleId } = await bench.owner();
    await bench.stored(actor, vehicleId);
    await bench.announce(actor, bench.input(vehicleId, { name: 'never-sent.jpg' }));
    const exported = await exportCustomer(bench.deps(), actor, { requestId: randomUUID(), customerId });
    const { photosAndDocuments } = JSON.parse(exported.ok ? exported.value.content : '{}') as Record<string, unknown>;
    expect(photosAndDocuments).toEqual([
      { vehicleId, name: 'Dent.jpg', contentType: 'image/jpeg', sizeBytes: JPEG.length, uploadedAt: NOW },
    ]);
  });

  it('go with the person, even from a car that now belongs to another', async () => {
    const [leaving, staying] = [await bench.owner(), await bench.owner()];
    const own = randomUUID();
    await bench.carOf(leaving.actor, own);
    await bench.stored(leaving.actor, leaving.vehicleId);
    await bench.stored(leaving.actor, own);
    const announced = await bench.announce(leaving.actor, bench.input(own));
    await bench.box.send(announced.link, JPEG);
    const to = { requestId: randomUUID(), vehicleId: leaving.vehicleId, toCustomerId: staying.customerId };
    await transferVehicle(bench.deps(), SUPPORT, to);
    await bench.stored(staying.actor, leaving.vehicleId);
    const keys = (await readFilesOfCustomer(bench.deps(), leaving.customerId)).map(({ objectKey }) => objectKey);
    expect(keys).toHaveLength(3);

    const deletion = { requestId: randomUUID(), customerId: leaving.customerId };
    expect(await deleteCustomer({ ...bench.deps(), userPool: noSignIns }, MANAGER, deletion)).toEqual(OK);
    expect(await readFilesOfCustomer(bench.deps(), leaving.customerId)).toEqual([]);
    const left = Object.keys(await bench.box.stored());
    expect(left.filter((key) => keys.some((one) => key.endsWith(one)))).toEqual([]);
    expect(await bench.seenBy(staying.actor, leaving.vehicleId)).toHaveLength(1);
  });
});

it('the row of a file goes even if another is writing it at that moment', async () => {
  const { actor, vehicleId } = await bench.owner();
  await bench.stored(actor, vehicleId);
  const conflict = new TransactionCanceledException({
    ...{ message: 'conflict', $metadata: {} },
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });
  const busy = beforeTransaction(bench.deps(), () => Promise.reject(conflict));
  expect(await removeVehicle(busy, actor, { requestId: randomUUID(), vehicleId })).toEqual(OK);
  expect(await readVehicleFiles(bench.deps(), vehicleId)).toEqual([]);
});

describe('a merge while a file is being finished', () => {
  it.each([
    ['a car that moves', 'NEW 1'],
    ['a car that both have', 'ABC 1'],
  ])('neither loses the file nor lets its row expire: %s', async (_what, plate) => {
    const keep = await bench.owner();
    const { customerId, vehicleId } = await bench.guest(plate);
    const input = bench.input(vehicleId);
    const { fileId, link } = await bench.announce(SUPPORT, input);
    expect(await bench.box.send(link, JPEG)).toBe(200);
    // The first transaction joins the records, the second moves the file.
    const meanwhile = beforeTransaction(bench.deps(), () => bench.finish(SUPPORT, vehicleId, fileId), 2);
    const merge = { requestId: randomUUID(), keepId: keep.customerId, mergeId: customerId };
    expect(await mergeCustomers(meanwhile, SUPPORT, merge)).toEqual(OK);
    const [file, ...others] = await readFilesOfCustomer(bench.deps(), keep.customerId);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ fileId, status: 'READY', expiresAt: null });
    expect(await bench.seenBy(keep.actor, file?.vehicleId ?? '')).toMatchObject([{ fileId }]);
  });
});
