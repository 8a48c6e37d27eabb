/** What another area may put into its own work on cars: a car that is new, with what the audit may show of it. */
export { SHOWN_OF_VEHICLE } from './audit';
export { putNewVehicle, registerVehicle } from './store/vehicles';
