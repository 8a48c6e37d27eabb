import { randomUUID } from 'node:crypto';
import { a } from '@aws-amplify/backend';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ok } from '../../domain/shared/result';
import { type RunningTables, startTables } from '../../local/testing/tables';
import { withoutLimit } from '../../local/acceptance/operation-faults';
import { permissionsPage } from '../permissions/page';
import { documentOf } from '../../src/lib/documents';
import { signedInCalls, staffRead } from '../../amplify/data/authorization';
import { commandResultTypes } from '../../amplify/data/command-result';
import { areasWithCommands, derivedApi } from '../../amplify/data/derived-api';
import { answering } from '../../amplify/door/answering';
import { guardsOf, staffReadsOf } from '../../amplify/wiring/guards';
import { command, list, shown } from '../../amplify/kernel/declare';
import { filledLine, flag, recordId, wholeNumber } from '../../amplify/kernel/fields';
import { inApi } from '../../amplify/kernel/in-api';
import { recordedCommands } from '../../amplify/kernel/permission-rows';
import { wireOf } from '../../amplify/kernel/wire-types';

/** An area that no other file knows: one operation and one read, only declared. */
const wheels = {
  balanceWheels: command({
    needs: 'vehicle:edit',
    customers: 'own',
    perMinute: 2,
    once: 'HARMLESS',
    leavesNoEntry: true,
    asks: {
      vehicleId: recordId,
      grams: wholeNumber(0, 200),
      again: flag(false),
      wheel: inApi(v.object({ position: filledLine(10) }), 'Wheel'),
    },
    answers: { turns: v.number() },
  }),
  wheelsByVehicle: list({
    model: 'Wheel',
    key: { vehicleId: 'ID' },
    needs: 'vehicle:read',
    shows: shown<{ readonly position: string }>('position grams'),
  }),
};
const AREAS = { wheels };

let running: RunningTables;
beforeAll(async () => {
  running = await startTables();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', running.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('CLAIMS_TABLE', running.tables.claims);
  vi.stubEnv('CUSTOMER_TABLE', running.tables.customer);
  vi.stubEnv('STAFF_MEMBER_TABLE', running.tables.staffMember);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await running.stop();
});

/** Calls the door as AppSync would, for a customer with the given id. */
const handler = answering(wheels, {
  balanceWheels: (_deps, _caller, { grams }) => Promise.resolve(ok({ turns: grams })),
});
const call = (given: object, sub = randomUUID()) =>
  handler(
    {
      fieldName: 'balanceWheels',
      arguments: { requestId: randomUUID(), vehicleId: 'car-1', grams: 20, wheel: { position: 'FL' }, ...given },
      identity: { claims: { sub } },
    },
    { awsRequestId: 'test' },
  );

describe('an operation and a read that are only declared', () => {
  it('are in the API: arguments, input type, answer, the function of the area, who may call', () => {
    const Wheel = a
      .model({ vehicleId: a.id().required(), position: a.string().required(), grams: a.integer() })
      .identifier(['vehicleId', 'position'])
      .disableOperations(['mutations', 'subscriptions'])
      .authorization(staffRead);
    const parts = { ...commandResultTypes, WheelRow: Wheel, ...derivedApi(AREAS) };
    const { schema } = a
      .schema(parts)
      .authorization(signedInCalls as never)
      .transform();
    expect(schema).toMatch(
      /balanceWheels\(requestId: ID!, vehicleId: ID!, grams: Int!, again: Boolean, wheel: WheelInput!\): CommandResult!/,
    );
    expect(schema).toMatch(/input WheelInput[^{]*\{[^}]*position: String!/);
    expect(schema).toMatch(/balanceWheels\([^)]*\): CommandResult! @function\(name: "[^"]*wheels[^"]*"\) @auth/);
    expect(areasWithCommands(AREAS)).toEqual(['wheels']);
  });

  it('are parsed at the door as declared', async () => {
    expect(await call({ again: null })).toMatchObject({ ok: true, answer: { turns: 20 } });
    expect(await call({ grams: 201 })).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'grams' } });
    expect(await call({ wheel: {} })).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
    expect(await call({ requestId: 'again' })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'requestId' } });
  });

  it('are guarded: the list needs its key, its permission, and no more than a page', () => {
    expect(guardsOf(AREAS)['Query.wheelsByVehicle']).toMatch(/\$ctx\.args\.vehicleId.*is required/s);
    expect(staffReadsOf(AREAS)).toEqual({ 'Query.wheelsByVehicle': 'vehicle:read' });
  });

  it('are on the permission page', () => {
    expect(permissionsPage(AREAS)).toMatch(/\| balanceWheels +\| vehicle:edit +\| no +\| own +\| yes/);
    expect(permissionsPage(AREAS)).toMatch(/\| wheelsByVehicle +\| vehicle:read +\| no +\| no +\| yes/);
  });

  it('are throttled, each caller separately', async () => {
    const sub = randomUUID();
    expect([await call({}, sub), await call({}, sub)]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await call({}, sub)).toMatchObject({ ok: false, code: 'TOO_MANY_REQUESTS', facts: { perMinute: 2 } });
    expect(await call({})).toMatchObject({ ok: true });
  });

  it('are among the commands that have to leave an entry in the audit', () => {
    expect(
      recordedCommands({ wheels: { ...wheels, mendWheel: command({ needs: 'vehicle:edit', asks: {}, answers: {} }) } }),
    ).toEqual(['mendWheel']);
  });

  it('are called by name and with typed arguments in the browser, without a document', () => {
    const wire = wireOf('balanceWheels', wheels.balanceWheels);
    const read = wireOf('wheelsByVehicle', wheels.wheelsByVehicle);
    if (wire === null || read === null) throw new Error('no wire form');
    const given = { requestId: 'r', vehicleId: 'car-1', grams: 20, wheel: { position: 'FL' } };
    expect(documentOf([{ alias: 'balanceWheels', wire, given }]).text).toBe(
      'mutation balanceWheels($requestId:ID!,$vehicleId:ID!,$grams:Int!,$wheel:WheelInput!){balanceWheels(requestId:$requestId,vehicleId:$vehicleId,grams:$grams,wheel:$wheel){ok code facts answer}}',
    );
    expect(documentOf([{ alias: 'wheelsByVehicle', wire: read, given: { vehicleId: 'car-1' } }]).text).toBe(
      'query wheelsByVehicle($vehicleId:ID!){wheelsByVehicle(vehicleId:$vehicleId){items{position grams}nextToken}}',
    );
  });
});

describe('every declared operation', () => {
  it('for customers or visitors has a limit', async () => {
    const { AREA_OPERATIONS } = await import('../../amplify/areas/all-operations');
    expect(withoutLimit(AREA_OPERATIONS)).toEqual([]);
  });
});
