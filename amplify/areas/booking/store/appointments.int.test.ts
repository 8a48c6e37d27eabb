import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTED_FIELDS } from '../../../../domain/booking/listed-visit';
import { anAppointment } from '../../../../domain/testing/builders';
import { availableEngines } from '../../../../local/engine/engine';
import { type RunningTables, startTables } from '../../../../local/testing/tables';
import { readAppointment, readAppointmentsOfDay } from './appointments';

const VISIT = anAppointment({
  planName: 'Gold',
  status: 'PENDING',
  preferredTimes: ['2026-11-23T22:30:00.000Z', '2026-11-24T00:30:00.000Z'],
  note: 'Rattles when cold',
  version: 3,
});

describe.each(availableEngines())('the list of a day on the %s engine', (engine) => {
  let running: RunningTables;

  beforeAll(async () => {
    running = await startTables({ engine });
    await running.db.send(new PutCommand({ TableName: running.tables.appointment, Item: VISIT }));
  });
  afterAll(() => running.stop());

  it('shows for each visit what was promised, as it was written', async () => {
    const { appointmentId, visitDate, startsAt } = VISIT;
    const promised = Object.fromEntries(LISTED_FIELDS.map((field) => [field, VISIT[field]]));
    expect(await readAppointmentsOfDay(running, VISIT.visitDate)).toEqual([
      { appointmentId, visitDate, startsAt, ...promised },
    ]);
  });

  it('shows nothing else, so no note, address or price can be found in it', async () => {
    const { Items } = await running.db.send(
      new QueryCommand({
        TableName: running.tables.appointment,
        IndexName: 'appointmentsByVisitDate',
        KeyConditionExpression: 'visitDate = :date',
        ExpressionAttributeValues: { ':date': VISIT.visitDate },
      }),
    );
    const fields = (Items ?? []).flatMap((item) => Object.keys(item));
    expect(fields.sort()).toEqual(['appointmentId', 'startsAt', 'visitDate', ...LISTED_FIELDS].sort());
  });

  it('leaves the whole visit to be read by its id', async () => {
    expect(await readAppointment(running, VISIT.appointmentId)).toMatchObject(VISIT);
  });
});
