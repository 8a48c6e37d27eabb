/** What another area may add to its own work on cars: a new car, with what the audit may show of it. */
export { SHOWN_OF_VEHICLE } from './audit';
export { putNewVehicle, registerVehicle } from './store/vehicles';
