import { a } from '@aws-amplify/backend';

/**
 * What every operation answers. A refusal is a value: `ok` is false, `code` is one of the domain's problem codes and
 * `facts` (JSON) holds what the screen needs. `INTERNAL` means a fault of ours; its details are in the log under `requestId`.
 */
export const commandResultTypes = {
  CommandResult: a.customType({
    ok: a.boolean().required(),
    code: a.string(),
    facts: a.json(),
    requestId: a.id().required(),
    appointment: a.ref('AppointmentView'),
    manageToken: a.string(),
    // Of a hold: until when, and the fingerprint it is stored under. Of the waiting list: the token of the place.
    heldUntil: a.string(),
    holder: a.string(),
    waitingToken: a.string(),
    // The id of a record that was made; a file that was asked for, and where its next part begins.
    recordId: a.id(),
    content: a.string(),
    next: a.string(),
  }),

  // What the person who booked may see of an appointment, with the shop's words beside it.
  AppointmentView: a.customType({
    appointmentId: a.id().required(),
    reference: a.string().required(),
    status: a.ref('AppointmentStatus').required(),
    serviceId: a.id().required(),
    serviceName: a.string().required(),
    planId: a.id(),
    planName: a.string(),
    startsAt: a.string().required(),
    endsAt: a.string().required(),
    visitDate: a.string().required(),
    timeZone: a.string().required(),
    priceCents: a.integer().required(),
    currency: a.string().required(),
    bayName: a.string(),
    contactName: a.string(),
    contactEmail: a.string(),
    contactPhone: a.string(),
    vehiclePlate: a.string(),
    vehicleMake: a.string(),
    vehicleModel: a.string(),
    vehicleYear: a.integer(),
    note: a.string(),
    preferredTimes: a.string().required().array(),
    inspection: a.ref('Inspection'),
    version: a.integer().required(),
    // By which the page behind the visit's link follows it: the audience `link:<liveChannel>` of live changes.
    liveChannel: a.string(),
    cancellableUntil: a.string(),
    shopName: a.string(),
    shopPhone: a.string(),
  }),
};
