import type { Backend } from '@aws-amplify/backend';
import { customMessage } from '../auth/custom-message/resource';
import { auth } from '../auth/resource';
import { reminders } from '../areas/booking/reminders/resource';
import { booking } from '../areas/booking/resource';
import { upkeep } from '../areas/booking/upkeep/resource';
import { delivery } from '../areas/outgoing/delivery/resource';
import { mailEvents } from '../areas/outgoing/mail-events/resource';
import { outgoing } from '../areas/outgoing/resource';
import { calendar } from '../areas/calendar/resource';
import { customers } from '../areas/customers/resource';
import { effects } from '../areas/effects/resource';
import { figures } from '../areas/figures/resource';
import { shop } from '../areas/shop/resource';
import { staff } from '../areas/staff/resource';
import { data } from '../data/resource';
import { vehicles } from '../areas/vehicles/resource';
import { storage } from '../storage/resource';

/** The parts of the backend: sign-in, API, bucket, and each area's functions. */
export const PARTS = {
  auth,
  customMessage,
  data,
  storage,
  booking,
  calendar,
  shop,
  staff,
  customers,
  vehicles,
  effects,
  figures,
  reminders,
  upkeep,
  outgoing,
  delivery,
  mailEvents,
};

/** The parts as made by `defineBackend`: what each file in this folder joins together. */
export type Workbay = Backend<typeof PARTS>;
