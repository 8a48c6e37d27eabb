import type { EffectsOf } from '../../kernel/effects/effect';
import { visitEffects, waitingEffects } from '../booking/effects';
import { timeBlockEffects } from '../calendar/effects';
import { customerEffects } from '../customers/effects';
import { bayEffects, serviceEffects, settingsEffects, technicianEffects } from '../shop/effects';
import { staffEffects } from '../staff/effects';
import { vehicleEffects } from '../vehicles/effects';

/**
 * The rule of each model whose changes have effects. Its table's stream is followed; a test checks that the two match.
 */
export const EFFECTS: Readonly<Record<string, EffectsOf>> = {
  Appointment: visitEffects,
  WaitingEntry: waitingEffects,
  TimeBlock: timeBlockEffects,
  Customer: customerEffects,
  Vehicle: vehicleEffects,
  StaffMember: staffEffects,
  Technician: technicianEffects,
  ShopSettings: settingsEffects,
  Service: serviceEffects,
  Bay: bayEffects,
};
