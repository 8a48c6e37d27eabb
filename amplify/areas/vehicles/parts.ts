/** Work on cars that another area may include in its own: a new car, with what the audit may show of it. */
export { SHOWN_OF_VEHICLE } from './audit';
export { putNewVehicle, registerVehicle } from './store/vehicles';
