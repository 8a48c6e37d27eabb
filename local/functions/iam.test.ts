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
  it('allows what a statement names', () => {
    expect(asked([allow(['dynamodb:GetItem', 'dynamodb:Query'], VISITS)], 'dynamodb:Query')).toBeNull();
  });

  it('refuses what no statement names, in IAM’s words', () => {
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:PutItem')).toBe(
      `User: arn:aws:sts::123456789012:assumed-role/booking/booking is not authorized to perform: dynamodb:PutItem on resource: ${VISITS} because no identity-based policy allows the dynamodb:PutItem action`,
    );
  });

  it('names whole resources, not prefixes of names', () => {
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:GetItem', `${VISITS}Note`)).not.toBeNull();
    expect(asked([allow('dynamodb:GetItem', VISITS)], 'dynamodb:GetItem', VISITS.toLowerCase())).not.toBeNull();
  });

  it('matches any text by a star, one character by a question mark, and actions in any case', () => {
    expect(asked([allow('dynamodb:Get*', VISITS.replace('Visit', 'V?sit'))], 'dynamodb:GetItem')).toBeNull();
    expect(asked([allow('dynamodb:Get*', VISITS.replace('Visit', '?'))], 'dynamodb:GetItem')).not.toBeNull();
    expect(asked([allow('DynamoDB:getitem', '*')], 'dynamodb:GetItem')).toBeNull();
  });

  it('that denies wins over all that allow', () => {
    const statements = [allow('*', '*'), { ...allow('dynamodb:Delete*', VISITS), Effect: 'Deny' }];
    expect(asked(statements, 'dynamodb:PutItem')).toBeNull();
    expect(asked(statements, 'dynamodb:DeleteItem')).toContain('with an explicit deny in an identity-based policy');
  });

  it('with a condition or an exception stops the start: half of it may mean the opposite', () => {
    const conditional = { ...allow('dynamodb:GetItem', VISITS), Condition: { Bool: {} } };
    expect(() => assertUnderstood('booking', [conditional])).toThrow('The role of booking has Condition');
    expect(() => assertUnderstood('booking', [{ Effect: 'Deny', NotAction: 'a:b' } as Statement])).toThrow('NotAction');
  });

  it('lists the resources that an action is allowed on', () => {
    expect(resourcesFor([allow('ses:*', ['a', 'b']), allow('s3:GetObject', 'c')], 'ses:SendEmail')).toEqual(['a', 'b']);
  });
});
