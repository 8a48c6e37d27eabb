import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT, SETTINGS, type SynthOutput, runBackend, synthesise } from '../../local/synth/synth';
import { type TableNames, tableNames } from '../../local/synth/tables';
import { allowedTo as allowed, rightsOfApi, wideRights } from '../../local/testing/function-rights';
import { FOLLOWED_MODELS } from './followed-tables';
import { FUNCTION_ACCESS, type FunctionName } from './function-access';
import { SUPPRESSIONS } from './suppressions';
import type { TableAccess, TableName } from './table-access';

const FUNCTIONS = Object.keys(FUNCTION_ACCESS) as FunctionName[];

let synth: SynthOutput;
let names: TableNames;

beforeAll(async () => {
  synth = await synthesise();
  names = tableNames(synth);
});

/** What Lambda does in a function's name with an event that it gives up on. */
const PARKING = [
  expect.stringMatching(/^s3:ListBucket [\w-]+parkedevents\w+$/) as string,
  expect.stringMatching(/^s3:PutObject [\w-]+parkedevents\w+\/aws\/lambda\/\*$/) as string,
];

const allowedTo = (name: FunctionName): string[] => allowed(synth.root, name);

const tableLines = (table: TableName, { actions = [], indexes = [] }: TableAccess): string[] => [
  ...actions.map((action) => `dynamodb:${action} table/${names[table]}`),
  ...indexes.map((index) => `dynamodb:Query table/${names[table]}/index/${index}`),
];

describe('what a function may do', () => {
  it.each(FUNCTIONS)('%s reaches the tables on its list, and no more', (name) => {
    const declared = Object.entries(FUNCTION_ACCESS[name]).flatMap(([table, access]) =>
      tableLines(table as TableName, access),
    );
    const onTables = allowedTo(name).filter((line) => line.startsWith('dynamodb:') && !line.includes('/stream/'));
    expect(onTables.sort()).toEqual(declared.sort());
  });

  it.each(FUNCTIONS)('%s has no wildcard, and may not scan', (name) => {
    expect(wideRights(synth.root, name)).toEqual([]);
  });

  it('lets effects read the streams, publish changes, ask for tasks and park what fails; others none of it', () => {
    const beyondTables = (name: FunctionName) =>
      allowedTo(name).filter(
        (line) => !line.startsWith('ssm:Get') && (!line.startsWith('dynamodb:') || line.includes('/stream/')),
      );
    for (const name of ['booking', 'calendar', 'figures'] as const) expect(beyondTables(name)).toEqual([]);
    const letterhead = ['ssm:PutParameter parameter/workbay/workbay/sandbox/local/letterhead'];
    for (const name of ['shop', 'upkeep'] as const) {
      expect(beyondTables(name).filter((line) => !line.startsWith('ssm:Get'))).toEqual(letterhead);
    }
    const [onStreams, others] = [true, false].map((isStream) =>
      beyondTables('effects')
        .filter((line) => line.includes('/stream/') === isStream)
        .sort(),
    );
    const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    const streams = FOLLOWED_MODELS.map((model) => `table/${names[model]}/stream/local`);
    const expected = streams.flatMap((stream) => streamActions.map((action) => `dynamodb:${action} ${stream}`));
    expect(onStreams).toEqual(expected.sort());
    expect(others).toEqual([
      'appsync:GraphQL apis/local/types/Mutation/fields/createLiveChange',
      'lambda:InvokeFunction function:booking',
      ...PARKING,
    ]);
    expect(beyondTables('reminders')).toEqual([]);
    for (const name of FUNCTIONS) {
      const parks = ['effects', 'delivery'].includes(name);
      expect(new Set(allowedTo(name).filter((line) => line.includes('parkedevents')))).toEqual(
        new Set(parks ? PARKING : []),
      );
    }
  });

  it('lets only delivery send email, under the shop’s identity and with reports', () => {
    const mailing = FUNCTIONS.flatMap((name) =>
      allowedTo(name)
        .filter((line) => line.startsWith('ses:'))
        .map((line) => `${name} ${line}`),
    );
    expect(mailing).toEqual([
      'delivery ses:SendEmail identity/workbay.example',
      'delivery ses:SendEmail configuration-set/MailReporting',
    ]);
  });

  it('lets only staff change who may sign in, customers remove a sign-in, and only in this pool', () => {
    const onPool = FUNCTIONS.filter((name) => allowedTo(name).some((line) => line.startsWith('cognito-idp:')));
    expect(onPool.sort()).toEqual(['customers', 'staff']);
    expect(allowedTo('customers').filter((line) => line.startsWith('cognito-idp:'))).toEqual([
      expect.stringMatching(/^cognito-idp:AdminDeleteUser userpool\/[^*]+$/),
      expect.stringMatching(/^cognito-idp:AdminListGroupsForUser userpool\/[^*]+$/),
    ]);
    const lines = allowedTo('staff').filter((line) => line.startsWith('cognito-idp:'));
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line).toMatch(/^cognito-idp:Admin\w+ userpool\/[^*]+$/);
  });

  it('lets only customers and vehicles reach files: put, get and remove those of cars, and list nothing', () => {
    const onFiles = FUNCTIONS.filter((name) => allowedTo(name).some((line) => /^s3:\S+ \S*workbayfiles/.test(line)));
    expect(onFiles).toEqual(['customers', 'vehicles']);
    expect(
      allowedTo('customers')
        .filter((line) => line.startsWith('s3:'))
        .sort(),
    ).toEqual([
      expect.stringMatching(/^s3:DeleteObject [\w-]+workbayfiles[\w-]+\/vehicle-files\/\*$/),
      expect.stringMatching(/^s3:GetObject [\w-]+workbayfiles[\w-]+\/vehicle-files\/\*$/),
      expect.stringMatching(/^s3:PutObject [\w-]+workbayfiles[\w-]+\/vehicle-files\/\*$/),
    ]);
  });

  it('reads no secret but its own', () => {
    const secrets = FUNCTIONS.flatMap((name) => allowedTo(name).filter((line) => line.startsWith('ssm:Get')));
    expect(secrets.length).toBeGreaterThan(0);
    for (const line of secrets) expect(line).toMatch(/parameter\/amplify\/[^*]+\/MANAGE_LINK_SECRET$/);
  });
});

describe('what the API itself may do', () => {
  it('reads each table by key or index, writes live changes, and cannot scan', () => {
    const models = Object.keys(names).filter((name) => name !== 'Claims' && name !== 'Parked');
    expect(rightsOfApi(synth.root)).toEqual(
      Object.fromEntries(
        models.map((model) => [
          model,
          model === 'LiveChange' ? ['dynamodb:PutItem'] : ['dynamodb:GetItem', 'dynamodb:Query'],
        ]),
      ),
    );
  });
});

describe('the AWS Solutions rules', () => {
  it('find nothing that is neither fixed nor accepted with a reason', { timeout: 300_000 }, async () => {
    const outputFolder = join(PROJECT_ROOT, '.cache', 'synth', `nag-${process.pid}`);
    const settings = SETTINGS.branch;
    await runBackend({
      ...{ outputFolder, variant: 'branch', settings, withoutCode: true },
      entry: 'amplify/wiring/nag.ts',
    });
    const reports = (await readdir(outputFolder)).filter((name) => name.endsWith('NagReport.csv'));
    const rows = (await Promise.all(reports.map((name) => readFile(join(outputFolder, name), 'utf8')))).flatMap(
      (text) => text.split('\n'),
    );
    await rm(outputFolder, { recursive: true, force: true });
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => /"(Non-Compliant|UNKNOWN)"/.test(row))).toEqual([]);
    const accepted = rows.filter((row) => row.includes('"Suppressed"'));
    const idle = SUPPRESSIONS.filter(
      ({ rule, reason }) => !accepted.some((row) => row.includes(`"${rule}"`) && row.includes(reason)),
    );
    expect(idle, 'accepted findings that no longer occur').toEqual([]);
  });
});
