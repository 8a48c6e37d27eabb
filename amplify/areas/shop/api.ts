import { a } from '@aws-amplify/backend';
import { shop } from './resource';
import { signedInCalls } from '../../data/authorization';

const save = <Arguments extends Parameters<ReturnType<typeof a.mutation>['arguments']>[0]>(fields: Arguments) =>
  a
    .mutation()
    .arguments({ requestId: a.id().required(), acceptBroken: a.boolean(), version: a.integer(), ...fields })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(shop))
    .authorization(signedInCalls);

/**
 * Keeping the workshop's own records. Each call writes the whole record; the function checks the caller's role. A change
 * that would leave visits without hours, bay or technician is refused with their list until `acceptBroken` is set.
 * `version` is the one that was seen, 0 of a new record: VERSION_CONFLICT names who was faster.
 */
export const shopOperations = {
  saveShopSettings: save({
    name: a.string().required(),
    timeZone: a.string().required(),
    currency: a.string().required(),
    locale: a.string().required(),
    phone: a.string(),
    email: a.string(),
    addressLines: a.string().required().array(),
    hours: a.json().required(),
    slotStepMinutes: a.integer().required(),
    noticeMinutes: a.integer().required(),
    horizonDays: a.integer().required(),
    cancelCutOffMinutes: a.integer().required(),
    maxOpenBookingsPerDay: a.integer().required(),
    confirmation: a.string().required(),
    holdMinutes: a.integer(),
    remindDayBefore: a.boolean(),
    remindSameDay: a.boolean(),
    waitingList: a.boolean(),
  }),
  saveService: save({
    serviceId: a.id().required(),
    name: a.string().required(),
    summary: a.string(),
    category: a.string(),
    durationMinutes: a.integer().required(),
    bufferBeforeMinutes: a.integer(),
    bufferAfterMinutes: a.integer(),
    priceCents: a.integer().required(),
    bayKinds: a.string().required().array().required(),
    skills: a.string().required().array().required(),
    active: a.boolean().required(),
    sortOrder: a.integer(),
    plans: a.json(),
    prePurchase: a.boolean(),
  }),
  saveBay: save({
    bayId: a.id().required(),
    name: a.string().required(),
    kind: a.string().required(),
    active: a.boolean().required(),
    sortOrder: a.integer(),
  }),
  // With skills and hours the person also works on cars: the technician row is written in the same transaction.
  saveStaffMember: save({
    staffId: a.id().required(),
    name: a.string().required(),
    email: a.string(),
    phone: a.string(),
    roles: a.string().required().array().required(),
    technicianId: a.id(),
    skills: a.string().required().array(),
    hours: a.json(),
    active: a.boolean().required(),
  }),
};
