import { schema } from '../../../data/resource';

// commands-know-no-wiring
export const wired = schema;
