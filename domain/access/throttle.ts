/** How often one caller may use an operation. */
export interface Throttle {
  readonly perMinute: number;
}

/** What customers and visitors may call of the functions, and what costs a mail or much reading, with limits per person or, for visitors, per address and minute. */
export const THROTTLES = {
  bookAppointment: { perMinute: 30 },
  changeAppointment: { perMinute: 120 },
  rescheduleAppointment: { perMinute: 120 },
  holdSlot: { perMinute: 15 },
  releaseHold: { perMinute: 30 },
  joinWaitingList: { perMinute: 5 },
  leaveWaitingList: { perMinute: 20 },
  appointmentByLink: { perMinute: 60 },
  cancelByLink: { perMinute: 20 },
  rescheduleByLink: { perMinute: 20 },
  saveProfile: { perMinute: 30 },
  updateCustomer: { perMinute: 120 },
  saveVehicle: { perMinute: 30 },
  removeVehicle: { perMinute: 60 },
  claimGuestRecords: { perMinute: 10 },
  createCustomer: { perMinute: 120 },
  importCustomers: { perMinute: 1200 },
  exportCustomers: { perMinute: 1200 },
  exportCustomer: { perMinute: 10 },
  deleteCustomer: { perMinute: 30 },
  vehicleHistory: { perMinute: 60 },
  recordOdometer: { perMinute: 60 },
  addVehicleFile: { perMinute: 60 },
  finishVehicleFile: { perMinute: 60 },
  removeVehicleFile: { perMinute: 60 },
  vehicleFiles: { perMinute: 240 },
  vehicleFileLink: { perMinute: 120 },
  inviteStaff: { perMinute: 10 },
  resendInvitation: { perMinute: 10 },
  sendTest: { perMinute: 5 },
  sendAgain: { perMinute: 30 },
} as const satisfies Record<string, Throttle>;

export type ThrottledOperation = keyof typeof THROTTLES;
