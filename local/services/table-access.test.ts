import { describe, expect, it } from 'vitest';
import { type TableCall, refusalOfCall } from './table-access';

const arn = (rest: string) => `arn:aws:dynamodb:us-east-1:123456789012:table/${rest}`;
const allow = (action: string, table: string) => ({
  Effect: 'Allow',
  Action: `dynamodb:${action}`,
  Resource: arn(table),
});
const role = {
  functionName: 'booking',
  statements: [
    ...['GetItem', 'Query', 'UpdateItem'].map((action) => allow(action, 'Visit')),
    allow('Query', 'Visit/index/byDay'),
    allow('PutItem', 'Audit'),
    allow('ConditionCheckItem', 'Customer'),
    allow('BatchWriteItem', 'Term'),
  ],
};
const call = (operation: string, body: TableCall['body']): TableCall => ({ operation, body });
const write = (...steps: object[]) => call('TransactWriteItems', { TransactItems: steps });
const item = (TableName: string) => ({ TableName });

describe('a role', () => {
  it.each([
    ['read a row of its table', call('GetItem', item('Visit'))],
    ['query its table', call('Query', item('Visit'))],
    ['query an index in its grant', call('Query', { ...item('Visit'), IndexName: 'byDay' })],
    ['write rows in a batch', call('BatchWriteItem', { RequestItems: { Term: [] } })],
    ['do in a transaction what it may do in single calls', write({ Update: item('Visit') }, { Put: item('Audit') })],
    ['check a condition', write({ ConditionCheck: item('Customer') })],
    ['read in one transaction', call('TransactGetItems', { TransactItems: [{ Get: item('Visit') }] })],
  ])('may %s', (_what, asked) => {
    expect(refusalOfCall(role, asked)).toBeNull();
  });

  it.each([
    ['scan', call('Scan', item('Visit')), `dynamodb:Scan on resource: ${arn('Visit')} `],
    ['overwrite a row that it may only change', call('PutItem', item('Visit')), 'dynamodb:PutItem'],
    ['reach a table without a grant', call('GetItem', item('Staff')), `on resource: ${arn('Staff')} `],
    ['reach a table whose name begins like its own', call('GetItem', item('VisitNote')), arn('VisitNote')],
    ['query an index without a grant', call('Query', { ...item('Visit'), IndexName: 'byName' }), 'index/byName'],
    ['scan the index it may query', call('Scan', { ...item('Visit'), IndexName: 'byDay' }), 'dynamodb:Scan'],
    ['smuggle a step into a transaction', write({ Update: item('Visit') }, { Delete: item('Visit') }), ':DeleteItem'],
    ['write where it may only check', write({ Put: item('Customer') }), 'dynamodb:PutItem'],
    [
      'check a condition where it may only write',
      write({ ConditionCheck: item('Audit') }),
      'dynamodb:ConditionCheckItem',
    ],
    [
      'read in a transaction what it may not read',
      call('TransactGetItems', { TransactItems: [{ Get: item('Audit') }] }),
      'GetItem',
    ],
    [
      'write two tables in a batch with a grant for one',
      call('BatchWriteItem', { RequestItems: { Term: [], Visit: [] } }),
      arn('Visit'),
    ],
    ['read a batch', call('BatchGetItem', { RequestItems: { Visit: {} } }), 'dynamodb:BatchGetItem'],
    ['make or drop a table', call('DeleteTable', item('Visit')), 'dynamodb:DeleteTable'],
    ['list tables', call('ListTables', {}), 'dynamodb:ListTables'],
  ])('may not %s', (_what, asked, because) => {
    expect(refusalOfCall(role, asked)).toContain(because);
  });

  it('is named in the refusal', () => {
    expect(refusalOfCall(role, call('Scan', item('Visit')))).toMatch(
      /^User: arn:aws:sts::123456789012:assumed-role\/booking\/booking is not authorized to perform: dynamodb:Scan on resource: \S+ because no identity-based policy allows the dynamodb:Scan action$/,
    );
  });
});
