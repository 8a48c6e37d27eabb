import { row } from '../vehicles/store/vehicles';

// effects-assemble-effects
export const written = row;
