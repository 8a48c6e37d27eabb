import { row } from '../areas/vehicles/store/vehicles';

// door-reads-facts
export const caller = row;
