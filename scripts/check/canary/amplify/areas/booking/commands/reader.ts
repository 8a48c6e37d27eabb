import type { row } from '../../vehicles/store/vehicles';

// areas-meet-in-facts-and-parts, of types too
export type Read = typeof row;
