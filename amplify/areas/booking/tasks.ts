import * as v from 'valibot';
import { localDateOf } from '../../../domain/shared/time';
import { type Task, task } from '../../door/tasks';
import { instant, localDate } from '../../kernel/fields';
import { readSettings } from '../shop/facts';
import { offerFreedTime } from './commands/offer-freed-time';
import { registerBooking } from './commands/register-booking';
import { releaseQuota } from './store/booking-quota';

const visit = { appointmentId: v.string(), customerId: v.string() };

/** What the booking function does after a change to a visit. Each task may be asked for again, and late. */
export const bookingTasks: Readonly<Record<string, Task>> = {
  REGISTER: task(v.object(visit), registerBooking),
  RELEASE_QUOTA: task(
    v.object({ ...visit, contactEmail: v.string(), createdAt: instant }),
    async (deps, { createdAt, ...booking }) => {
      const { timeZone } = await readSettings(deps);
      await releaseQuota(deps, { ...booking, madeOn: localDateOf(createdAt, timeZone) });
    },
  ),
  OFFER_FREED_TIME: task(v.object({ date: localDate }), (deps, { date }) => offerFreedTime(deps, date)),
};
