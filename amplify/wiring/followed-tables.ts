/** The models whose changes have effects: `areas/effects/rules.ts` has a rule for each. */
export const FOLLOWED_MODELS = [
  'Appointment',
  'WaitingEntry',
  'TimeBlock',
  'Customer',
  'Vehicle',
  'StaffMember',
  'Technician',
  'ShopSettings',
  'Service',
  'Bay',
] as const;
