import { a } from '@aws-amplify/backend';
import { anyoneReads } from '../../data/authorization';

/**
 * The workshop and what it offers. `shopId` is always `SHOP`: one workshop per deployment. Each row counts its changes
 * in `version`; who made the last one is stored too, but not in the API, because some of this is public.
 */
export const shopModels = {
  ShopSettings: a
    .model({
      shopId: a.id().required(),
      name: a.string().required(),
      timeZone: a.string().required(),
      currency: a.string().required(),
      locale: a.string().required(),
      phone: a.string(),
      email: a.string(),
      addressLines: a.string().required().array(),
      hours: a.json(),
      slotStepMinutes: a.integer().required(),
      noticeMinutes: a.integer().required(),
      horizonDays: a.integer().required(),
      cancelCutOffMinutes: a.integer().required(),
      maxOpenBookingsPerDay: a.integer().required(),
      confirmation: a.ref('ConfirmationMode'),
      holdMinutes: a.integer(),
      remindDayBefore: a.boolean(),
      remindSameDay: a.boolean(),
      waitingList: a.boolean(),
      accent: a.string(),
      version: a.integer(),
    })
    .identifier(['shopId'])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(anyoneReads),

  Service: a
    .model({
      shopId: a.id().required(),
      serviceId: a.id().required(),
      name: a.string().required(),
      summary: a.string(),
      category: a.string(),
      durationMinutes: a.integer().required(),
      bufferBeforeMinutes: a.integer().required(),
      bufferAfterMinutes: a.integer().required(),
      priceCents: a.integer().required(),
      bayKinds: a.ref('BayKind').required().array(),
      skills: a.ref('Skill').required().array(),
      active: a.boolean().required(),
      sortOrder: a.integer().required(),
      plans: a.json(),
      prePurchase: a.boolean(),
      version: a.integer(),
    })
    .identifier(['shopId', 'serviceId'])
    .disableOperations(['mutations', 'subscriptions'])
    .authorization(anyoneReads),

  Bay: a
    .model({
      shopId: a.id().required(),
      bayId: a.id().required(),
      name: a.string().required(),
      kind: a.ref('BayKind').required(),
      active: a.boolean().required(),
      sortOrder: a.integer().required(),
      version: a.integer(),
    })
    .identifier(['shopId', 'bayId'])
    .disableOperations(['mutations', 'subscriptions'])
    .authorization(anyoneReads),

  // The public page reads it to compute free times, so it carries no name and no other personal fact.
  Technician: a
    .model({
      shopId: a.id().required(),
      technicianId: a.id().required(),
      skills: a.ref('Skill').required().array(),
      hours: a.json(),
      active: a.boolean().required(),
      version: a.integer(),
    })
    .identifier(['shopId', 'technicianId'])
    .disableOperations(['mutations', 'subscriptions'])
    .authorization(anyoneReads),
};
