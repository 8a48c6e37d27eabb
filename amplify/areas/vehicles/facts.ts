/** Reads of cars that other areas may use. */
export { readVehicle, readVehiclesOf } from './store/vehicles';
