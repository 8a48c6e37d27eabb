import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  visit,
} from 'graphql';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import type { Operations } from '../../amplify/kernel/declare';
import { ACCESS_CALLS } from '../../local/acceptance/access-calls';
import { readSchema } from '../../local/acceptance/api-call';
import { faultsOfMatrix, withoutLimit } from '../../local/acceptance/operation-faults';
import { OPERATION_ROWS } from '../../local/acceptance/operation-rows';
import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { lostFrom, readSurface, surfaceOf } from '../api-surface/surface';
import { houseRule } from './house-rule';

const api = async () => readApi(await synthesise(), DEFAULT_FACTS);
const document = async (): Promise<DocumentNode> => parse((await api()).schema);
const required = (argument: InputValueDefinitionNode): InputValueDefinitionNode =>
  argument.type.kind === Kind.NON_NULL_TYPE
    ? argument
    : { ...argument, type: { kind: Kind.NON_NULL_TYPE, type: argument.type } };

/** The schema with one operation changed, or without it. */
const withOperation = (
  schema: DocumentNode,
  name: string,
  change: (field: FieldDefinitionNode) => FieldDefinitionNode | null,
): DocumentNode =>
  visit(schema, {
    FieldDefinition: (field: FieldDefinitionNode) => (field.name.value === name ? change(field) : undefined),
  }) as DocumentNode;

const lost = (schema: DocumentNode) => lostFrom(readSurface(), surfaceOf(schema));

export const OPERATION_RULES = [
  houseRule({
    name: 'the API keeps what it once offered',
    where: 'amplify/data/schema.int.test.ts',
    by: 'lostFrom',
    real: document,
    check: lost,
    broken: 'the API loses `cancelByLink`',
    breaks: (schema) => withOperation(schema, 'cancelByLink', () => null),
    says: 'mutation cancelByLink(',
  }),
  houseRule({
    name: 'an operation never requires more than before',
    where: 'amplify/data/schema.int.test.ts',
    by: 'lostFrom',
    real: document,
    check: lost,
    broken: '`cancelByLink` requires a reason',
    breaks: (schema) =>
      withOperation(schema, 'cancelByLink', ({ arguments: all = [], ...field }) => ({
        ...field,
        arguments: all.map((one) => (one.name.value === 'reason' ? required(one) : one)),
      })),
    says: 'mutation cancelByLink(',
  }),
  houseRule({
    name: 'every operation has a row in the permission table',
    where: 'local/acceptance/permissions.int.test.ts',
    by: 'faultsOfMatrix',
    real: api,
    check: (offering) =>
      faultsOfMatrix({
        offered: readSchema(offering).operations.map(({ name }) => name),
        rows: OPERATION_ROWS,
        calls: Object.keys(ACCESS_CALLS),
      }),
    broken: 'the API offers `washCar`, which no area declares',
    breaks: (offering) => ({
      ...offering,
      schema: offering.schema.replace(/(?<=type Mutation [^{]*\{)/, ' washCar(vehicleId: ID!): CommandResult! '),
    }),
    says: 'washCar is offered, and has no row in the permission table',
  }),
  houseRule({
    name: 'what outsiders may call has a limit',
    where: 'scripts/api-surface/declared.int.test.ts',
    by: 'withoutLimit',
    real: (): Readonly<Record<string, Operations>> => AREA_OPERATIONS,
    check: withoutLimit,
    broken: '`bookAppointment` is declared without `perMinute`',
    breaks: (areas) => {
      const { perMinute: _limit, ...bookAppointment } = AREA_OPERATIONS.booking.bookAppointment;
      return { ...areas, booking: { ...AREA_OPERATIONS.booking, bookAppointment } };
    },
    says: 'bookAppointment has no limit per minute',
  }),
];
