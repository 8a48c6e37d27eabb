/** What other areas may read of what the workshop is, offers and works with. */
export {
  readBay,
  readBays,
  readService,
  readSettings,
  readSettingsIfAny,
  readTechnician,
  readTechnicians,
} from './store/shop';
