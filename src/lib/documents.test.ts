import { expect, it } from 'vitest';
import type { Wire } from '../../amplify/kernel/wire-types';
import { documentOf } from './documents';

const wire = (name: string, type: string): Wire => ({
  ...{ name, root: 'query', args: { carId: type }, selection: 'plate', isList: false },
});

it('a value that two operations declare with different types becomes two variables', () => {
  const given = { carId: 'car' };
  const parts = [wire('getCar', 'ID!'), wire('getBoot', 'String!'), wire('getWheel', 'String!')].map((one) => ({
    ...{ alias: one.name, wire: one, given },
  }));
  const { text, variables } = documentOf(parts);
  expect(text).toBe(
    'query getCar_getBoot_getWheel($carId:ID!,$carId1:String!)' +
      '{getCar(carId:$carId){plate} getBoot(carId:$carId1){plate} getWheel(carId:$carId1){plate}}',
  );
  expect(variables).toEqual({ carId: 'car', carId1: 'car' });
});

it('an operation without input has no brackets', () => {
  const part = { alias: 'getCar', wire: wire('getCar', 'ID'), given: {} };
  expect(documentOf([part])).toEqual({ text: 'query getCar{getCar{plate}}', variables: {} });
});
