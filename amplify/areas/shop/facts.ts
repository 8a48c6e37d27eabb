/** Reads of the workshop, its offer and its resources that other areas may use. */
export {
  readBay,
  readBays,
  readService,
  readSettings,
  readSettingsIfAny,
  readTechnician,
  readTechnicians,
} from './store/shop';
