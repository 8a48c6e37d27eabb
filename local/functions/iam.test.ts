import { describe, expect, it } from 'vitest';
import { type Statement, assertUnderstood, refusalOf, resourcesFor } from './iam';

const VISITS = 'arn:aws:dynamodb:us-east-1:123456789012:table/Visit';
const allow = (Action: string | string[], Resource: string | string[]): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const asked = (statements: readonly Statement[], action: string, resource = VISITS) =>
  refusalOf({ functionName: 'booking', statements }, { action, resource });

describe('a policy', () => {
  it('allows what one of its statements names', () => {
    expect(asked([allow(['dynamodb:GetItem', 'dynamodb:Query'], VISITS)], 'dynamodb:Query')).toBeNull();
  });

  it('allows nothing that no statement names, and says so as IAM does', () => {
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:PutItem')).toBe(
      `User: arn:aws:sts::123456789012:assumed-role/booking/booking is not authorized to perform: dynamodb:PutItem on resource: ${VISITS} because no identity-based policy allows the dynamodb:PutItem action`,
    );
  });

  it('names whole resources: a name that begins alike is another', () => {
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:GetItem', `${VISITS}Note`)).not.toBeNull();
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:GetItem', VISITS.toLowerCase())).not.toBeNull();
  });

  it('takes a star for any text and a question mark for one letter, and actions in any case', () => {
    expect(asked([allow('dynamodb:Get*', VISITS.replace('Visit', 'V?sit'))], 'dynamodb:GetItem')).toBeNull();
    expect(asked([allow('dynamodb:Get*', VISITS.replace('Visit', '?'))], 'dynamodb:GetItem')).not.toBeNull();
    expect(asked([allow('DynamoDB:getitem', '*')], 'dynamodb:GetItem')).toBeNull();
  });

  it('that denies wins over every one that allows', () => {
    const statements = [allow('*', '*'), { ...allow('dynamodb:Delete*', VISITS), Effect: 'Deny' }];
    expect(asked(statements, 'dynamodb:PutItem')).toBeNull();
    expect(asked(statements, 'dynamodb:DeleteItem')).toContain('with an explicit deny in an identity-based policy');
  });

  it('with a condition or an exception stops the start: half of it may be its opposite', () => {
    const conditional = { ...allow('dynamodb:GetItem', VISITS), Condition: { Bool: {} } };
    expect(() => assertUnderstood('booking', [conditional])).toThrow('The role of booking has Condition');
    expect(() => assertUnderstood('booking', [{ Effect: 'Deny', NotAction: 'a:b' } as Statement])).toThrow('NotAction');
  });

  it('tells which resources an action may be done on', () => {
    expect(resourcesFor([allow('ses:*', ['a', 'b']), allow('s3:GetObject', 'c')], 'ses:SendEmail')).toEqual(['a', 'b']);
  });
});
