import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { summary } from './server';

const prepared = (text: string) => ({ operation: parse(text).definitions[0] as OperationDefinitionNode });
const NEWS = 'mutation Publish { c0: createLiveChange { id } c1: createLiveChange { id } }';
const refusal = (errorType: string) => ({
  errorType,
  message: 'The conditional request failed',
  path: null,
  locations: null,
});

describe('the line of an operation in the log', () => {
  it('names each field once', () => {
    expect(summary(prepared(NEWS), {})).toBe('mutation createLiveChange ×2');
    expect(summary(prepared('query { getBay { id } getService { id } }'), {})).toBe('query getBay, getService');
  });

  it('shows no failure for a repeated live change', () => {
    const errors = [refusal('DynamoDB:ConditionalCheckFailedException')];
    expect(summary(prepared(NEWS), { errors } as never)).toBe('mutation createLiveChange ×2  1 known already');
  });

  it('shows what failed', () => {
    const [condition, bug] = [refusal('DynamoDB:ConditionalCheckFailedException'), refusal('Lambda:Unhandled')];
    expect(summary(prepared(NEWS), { errors: [condition, bug] } as never)).toContain('✗ Lambda:Unhandled');
    expect(summary(prepared('mutation { saveBay { id } }'), { errors: [condition] } as never)).toContain('✗ DynamoDB');
  });
});
