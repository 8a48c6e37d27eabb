import { nothing } from './does-not-exist';

// everything-resolves
export const nowhere: unknown = nothing;
