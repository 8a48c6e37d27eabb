/** What other areas may read of cars. */
export { readVehicle, readVehiclesOf } from './store/vehicles';
