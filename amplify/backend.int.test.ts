import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionDefinitions } from '../local/functions/definitions';
import { propertiesOf } from '../local/synth/evaluate';
import { DEFAULT_FACTS } from '../local/synth/physical';
import { resourcesOf } from '../local/synth/stacks';
import { type SynthOutput, synthesise } from '../local/synth/synth';
import { type TableDefinition, tableDefinitions } from '../local/synth/tables';
import { ROLES } from '../domain/access/permissions';
import { FOLLOWED_MODELS } from './wiring/followed-tables';
import { FUNCTION_ACCESS } from './wiring/function-access';
import { tableVariable } from './wiring/table-access';

/** The largest bundle a function may have: cold starts grow with it. */
const BUNDLE_LIMIT_BYTES = 400 * 1024;

const WHY_KEYS_ARE_FIXED =
  'Changing a key replaces the table and its data in AWS. If it is meant, write docs/decisions/NNNN-*.md with the migration, then change this list.';

/** Hash / range of every table, then of its indexes. */
const KEYS = {
  Appointment: [
    'appointmentId',
    'appointmentsByCustomer: customerId/startsAt',
    'appointmentsByVisitDate: visitDate/startsAt',
  ],
  Bay: ['shopId/bayId'],
  Customer: ['customerId', 'customersByEmail: email', 'customersByName: shopId/sortName'],
  CustomerNotes: ['customerId'],
  DaySheet: ['week/dayResource'],
  AuditEntry: ['subject/auditId', 'auditByActor: actorId/auditId', 'auditByDay: day/auditId'],
  TimeBlock: ['week/blockId'],
  WaitingEntry: ['shopId/waitingId'],
  Claims: ['pk'],
  Contribution: ['record/axis', 'contributionsByDay: day/record'],
  Figure: ['figure/period'],
  LiveChange: ['audience/change'],
  Notice: ['audience/noticeId'],
  Outbox: [
    'outboxId',
    'outboxByCustomer: customerId/queuedAt',
    'outboxByRecord: recordKey/queuedAt',
    'outboxDead: deadShard/queuedAt',
    'outboxDue: dueShard/dueAt',
  ],
  Parked: ['queue/parkedId'],
  SearchTerm: ['bucket/term'],
  Service: ['shopId/serviceId'],
  ShopSettings: ['shopId'],
  StaffMember: ['shopId/staffId'],
  Suppression: ['addressHash'],
  Technician: ['shopId/technicianId'],
  Vehicle: ['vehicleId', 'vehiclesByCustomer: customerId/vehicleId'],
  VehicleFile: ['vehicleId/fileId', 'vehicleFilesByCustomer: customerId/fileId'],
};

/** What the history shows of a message: without the facts. */
const LISTED_MESSAGE = [
  ...['audience', 'cause', 'channel', 'dueAt', 'kind', 'reason', 'recipient', 'recordVersion', 'sentAt', 'state'],
];

/** Indexes that hold less than the whole row; all others hold all of it. */
const PROJECTED = {
  appointmentsByVisitDate: [
    ...['bayId', 'cells', 'contactName', 'endsAt', 'planName', 'preferredTimes', 'serviceId', 'serviceName', 'status'],
    ...['technicianId', 'vehiclePlate', 'version'],
  ],
  contributionsByDay: ['amounts', 'dimensions', 'on'],
  outboxByCustomer: [...LISTED_MESSAGE, 'recordKey'].sort(),
  outboxByRecord: [...LISTED_MESSAGE],
  outboxDead: [...LISTED_MESSAGE, 'recordKey'].sort(),
  outboxDue: ['kind', 'queuedAt'],
};

const WHY_PROJECTIONS_ARE_FIXED =
  'Another projection makes the index anew in AWS: until it is filled the day’s list cannot be read. See docs/decisions/0020.';

interface LambdaProperties {
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly Runtime: string;
  readonly Timeout: number;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

let synth: SynthOutput;
let tables: Readonly<Record<string, TableDefinition>>;

beforeAll(async () => {
  synth = await synthesise();
  tables = Object.fromEntries(tableDefinitions(synth).map((table) => [table.model, table]));
});

const only = <T>(type: string): T => {
  const placed = resourcesOf(synth.root, type);
  const [first, ...others] = placed;
  if (first === undefined || others.length > 0) throw new Error(`${placed.length} resources of type ${type}`);
  return propertiesOf<T>(first);
};

const functionNamed = (name: string): LambdaProperties => {
  const all = resourcesOf(synth.root, 'AWS::Lambda::Function').map((placed) => propertiesOf<LambdaProperties>(placed));
  const found = all.find(({ Tags }) =>
    Tags?.some(({ Key, Value }) => Key === 'amplify:friendly-name' && Value === name),
  );
  if (found === undefined) throw new Error(`No function ${name}`);
  return found;
};

const FUNCTIONS = [
  ...(['booking', 'shop', 'customers', 'effects', 'figures', 'upkeep'] as const),
  ...(['outgoing', 'delivery', 'mail-events'] as const),
];
const inCamelCase = (name: string) => name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

describe('tables', () => {
  const keyText = (keys: TableDefinition['keySchema']) => keys.map(({ AttributeName }) => AttributeName).join('/');

  it('keep their keys', () => {
    const keys = Object.entries(tables).map(([model, { keySchema, indexes }]) => [
      model,
      [
        keyText(keySchema),
        ...indexes.map(({ IndexName, KeySchema }) => `${IndexName}: ${keyText(KeySchema ?? [])}`).sort(),
      ],
    ]);
    expect(Object.fromEntries(keys), WHY_KEYS_ARE_FIXED).toEqual(KEYS);
  });

  it('keep what their indexes hold', () => {
    const projections = Object.values(tables).flatMap(({ indexes }) =>
      indexes.map(({ IndexName = '', Projection }) => [IndexName, Projection] as const),
    );
    const whole = projections.filter(([, projection]) => projection?.ProjectionType === 'ALL').map(([name]) => name);
    const others = projections.filter(([name]) => !whole.includes(name));
    expect(
      Object.fromEntries(others.map(([name, projection]) => [name, [...(projection?.NonKeyAttributes ?? [])].sort()])),
      WHY_PROJECTIONS_ARE_FIXED,
    ).toEqual(PROJECTED);
    expect(whole.length + others.length).toBe(
      Object.values(KEYS)
        .flat()
        .filter((key) => key.includes(': ')).length,
    );
  });

  it('expire only short-lived rows', () => {
    const expiring = Object.values(tables).filter(({ ttlAttribute }) => ttlAttribute !== undefined);
    expect(expiring.map(({ model, ttlAttribute }) => `${model}.${ttlAttribute}`).sort()).toEqual([
      'Claims.expiresAt',
      'LiveChange.expiresAt',
      'Notice.expiresAt',
      'Outbox.expiresAt',
      'Parked.expiresAt',
      'Suppression.expiresAt',
      'VehicleFile.expiresAt',
      'WaitingEntry.expiresAt',
    ]);
  });

  it('can all be restored to any point in the last weeks', () => {
    const amplify = resourcesOf(synth.root, 'Custom::AmplifyDynamoDBTable').map((one) =>
      propertiesOf<{ pointInTimeRecoverySpecification?: { pointInTimeRecoveryEnabled?: boolean } }>(one),
    );
    const plain = resourcesOf(synth.root, 'AWS::DynamoDB::Table').map((one) =>
      propertiesOf<{ PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled?: boolean } }>(one),
    );
    expect(amplify.map((one) => one.pointInTimeRecoverySpecification?.pointInTimeRecoveryEnabled)).toEqual(
      amplify.map(() => true),
    );
    expect(plain.map((one) => one.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled)).toEqual([true, true]);
  });

  it.each(FOLLOWED_MODELS)('send changes to %s with the old and the new image', (model) => {
    expect(tables[model]?.stream?.StreamViewType).toBe('NEW_AND_OLD_IMAGES');
  });
});

describe('the API', () => {
  it('limits depth and resolvers, and hides its schema', () => {
    expect(only('AWS::AppSync::GraphQLApi')).toMatchObject({
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      QueryDepthLimit: 6,
      ResolverCountLimit: 60,
      IntrospectionConfig: 'DISABLED',
    });
  });

  it('keeps the contents of requests out of its log', () => {
    const { LogConfig } = only<{ LogConfig: unknown }>('AWS::AppSync::GraphQLApi');
    expect(LogConfig).toMatchObject({ FieldLogLevel: 'ERROR', ExcludeVerboseContent: true });
  });

  it('gives the public key a year', () => {
    const { Expires } = only<{ Expires: number }>('AWS::AppSync::ApiKey');
    expect(Expires - Date.now() / 1000).toBeGreaterThan(300 * 86_400);
  });
});

describe('sign-in', () => {
  it('asks for a strong password and offers, but does not force, an authenticator app', () => {
    expect(only('AWS::Cognito::UserPool')).toMatchObject({
      UsernameAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
  });

  it('has one group per staff role, and none for customers', () => {
    const groups = resourcesOf(synth.root, 'AWS::Cognito::UserPoolGroup').map((one) =>
      propertiesOf<{ GroupName: string }>(one),
    );
    expect(groups.map(({ GroupName }) => GroupName).sort()).toEqual([...ROLES].sort());
  });

  it('is by the password form alone: no redirect, and no one can add more about themselves than address and name', () => {
    const client = only<Record<string, unknown>>('AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      WriteAttributes: ['email', 'name'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    expect(client['CallbackURLs']).toBeUndefined();
    expect(client['AllowedOAuthFlowsUserPoolClient']).toBe(false);
    expect(only('AWS::Cognito::UserPool')).toMatchObject({
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('gives no AWS credentials without signing in', () => {
    expect(
      only<{ AllowUnauthenticatedIdentities: boolean }>('AWS::Cognito::IdentityPool').AllowUnauthenticatedIdentities,
    ).toBe(false);
  });
});

describe('functions', () => {
  it.each(FUNCTIONS)('%s knows only the tables it may use', (name) => {
    const { Variables } = functionNamed(name).Environment;
    const allowed = Object.keys(FUNCTION_ACCESS[inCamelCase(name) as keyof typeof FUNCTION_ACCESS]);
    const known = Object.keys(Variables).filter((key) => key.endsWith('_TABLE'));
    expect(known.sort()).toEqual(allowed.map(tableVariable).sort());
    for (const model of allowed) expect(Variables[tableVariable(model)]).toBe(tables[model]?.tableName);
  });

  it('tells effects where the API is, and which functions carry out tasks', () => {
    expect(functionNamed('effects').Environment.Variables).toMatchObject({
      GRAPHQL_URL: expect.stringMatching(/^https?:/) as string,
      BOOKING_FUNCTION: 'booking',
    });
    expect(functionNamed('delivery').Environment.Variables).toMatchObject({
      SITE_URL: expect.stringMatching(/^https?:/) as string,
      MAIL_FROM: expect.stringContaining('@') as string,
      MAIL_CONFIGURATION_SET: 'MailReporting',
      MAILS_PER_SECOND: '10',
    });
    const senders = FUNCTIONS.filter((name) => 'MAIL_FROM' in functionNamed(name).Environment.Variables);
    expect(senders).toEqual(['delivery']);
  });

  it.each(FUNCTIONS)('%s is bundled, within the size that starts fast', async (name) => {
    expect(functionNamed(name).Runtime).toBe('nodejs22.x');
    const definitions = await functionDefinitions(synth, DEFAULT_FACTS);
    const { size } = await stat(definitions.find((definition) => definition.name === name)?.bundle ?? '');
    expect(size).toBeLessThanOrEqual(BUNDLE_LIMIT_BYTES);
  });

  it('take secrets by name only', async () => {
    const { MANAGE_LINK_SECRET, AMPLIFY_SSM_ENV_CONFIG } = functionNamed('booking').Environment.Variables;
    expect(MANAGE_LINK_SECRET).toBe('<value will be resolved during runtime>');
    expect(AMPLIFY_SSM_ENV_CONFIG).toContain('/MANAGE_LINK_SECRET"');
    const templates = (await readdir(synth.directory)).filter((name) => name.endsWith('.template.json'));
    for (const name of templates) {
      const text = await readFile(join(synth.directory, name), 'utf8');
      expect(text).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|sk_(live|test)_/);
    }
  });
});
