import { schema } from '../../../amplify/data/resource';

// screens-take-types-only
export const value = schema;
