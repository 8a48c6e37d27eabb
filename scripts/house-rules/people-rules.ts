import { ALL_BELONGINGS } from '../../amplify/areas/all-belongings';
import { FUNCTION_ACCESS } from '../../amplify/wiring/function-access';
import { entryChangers } from '../../local/acceptance/operation-faults';
import {
  type Areas,
  howToName,
  personalFieldsOf,
  readPlaces,
  unnamedPlaces,
} from '../../local/acceptance/place-faults';
import type { Resource } from '../../local/synth/stacks';
import { type SynthOutput, synthesise } from '../../local/synth/synth';
import { houseRule, withResource } from './house-rule';

interface House {
  readonly synth: SynthOutput;
  readonly areas: Areas;
}

const house = async (): Promise<House> => ({ synth: await synthesise(), areas: ALL_BELONGINGS });
const unnamed = async ({ synth, areas }: House) =>
  unnamedPlaces({ places: await readPlaces(synth), areas }).map(howToName);
const places = async () => readPlaces(await synthesise());
const empty = Object.values(ALL_BELONGINGS).flatMap(({ withoutPerson }) => withoutPerson);

const withTable = ({ synth, areas }: House): House => ({
  synth: {
    ...synth,
    root: withResource(synth.root, ['AWS::DynamoDB::Table'], (claims, { stack }) => {
      (stack.template.Resources as Record<string, Resource>)['Referral0A1B2C3D'] = structuredClone(claims) as Resource;
    }),
  },
  areas,
});

interface PolicyDocument {
  readonly Statement: { readonly Action: string | string[]; Resource: unknown }[];
}

const writesFiles = (text: string): boolean => text.includes('s3:PutObject') && text.includes('/vehicle-files/*');

/** What is granted on the cars' files is granted on another prefix too. */
const withPrefix = ({ synth, areas }: House): House => ({
  synth: {
    ...synth,
    root: withResource(
      synth.root,
      ['AWS::IAM::Policy', ({ resource }) => writesFiles(JSON.stringify(resource))],
      ({ Properties }) => {
        const { Statement } = Properties['PolicyDocument'] as PolicyDocument;
        const writing = Statement.find((one) => writesFiles(JSON.stringify(one)));
        if (writing === undefined) throw new Error('no statement is about files of cars');
        const other: unknown = JSON.parse(JSON.stringify(writing.Resource).replace('/vehicle-files/*', '/receipts/*'));
        writing.Resource = [writing.Resource, other].flat();
      },
    ),
  },
  areas,
});

export const PEOPLE_RULES = [
  houseRule({
    name: 'every table says what it holds of a person',
    where: 'local/acceptance/belongings.int.test.ts',
    by: 'unnamedPlaces',
    real: house,
    check: unnamed,
    broken: 'the backend gets a table `Referral`',
    breaks: withTable,
    says: '"Referral" is in the deployment, and no area says whether it holds something of a person.',
  }),
  houseRule({
    name: 'every prefix of the bucket says what it holds of a person',
    where: 'local/acceptance/belongings.int.test.ts',
    by: 'unnamedPlaces',
    real: house,
    check: unnamed,
    broken: 'a function may put files under `receipts/`',
    breaks: withPrefix,
    says: '"receipts/" is in the deployment, and no area says whether it holds something of a person.',
  }),
  houseRule({
    name: 'a table without people names none',
    where: 'local/acceptance/belongings.int.test.ts',
    by: 'personalFieldsOf',
    real: places,
    check: (real) => empty.flatMap((one) => personalFieldsOf(one, real)),
    broken: '`Figure`, which should hold no one, gets a field `driverName`',
    breaks: ({ fields, ...real }) => ({
      ...real,
      fields: new Map([...fields, ['Figure', [...(fields.get('Figure') ?? []), 'driverName']]]),
    }),
    says: 'Figure.driverName',
  }),
  houseRule({
    name: 'the audit only grows',
    where: 'local/acceptance/audit.int.test.ts',
    by: 'entryChangers',
    real: () => FUNCTION_ACCESS,
    check: entryChangers,
    broken: 'the function `booking` may update entries',
    breaks: (access) => ({
      ...access,
      booking: { ...access.booking, AuditEntry: { actions: ['PutItem', 'UpdateItem'] as const } },
    }),
    says: 'booking may UpdateItem entries',
  }),
];
