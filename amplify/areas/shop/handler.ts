import * as v from 'valibot';
import { ROLES } from '../../../domain/access/permissions';
import { BAY_KINDS, SKILLS } from '../../../domain/shop/resource';
import { CONFIRMATION_MODES, DEFAULT_SETTINGS, SHOP_ID } from '../../../domain/shop/shop-settings';
import { type Result, ok } from '../../../domain/shared/result';
import { saveBay, saveService, saveShopSettings, saveStaffMember } from './commands/save-shop';
import {
  email,
  filledLine,
  jsonText,
  line,
  phone,
  recordId,
  requestId,
  seenVersion,
  weekHours,
  wholeNumber,
} from '../../kernel/fields';
import { type Answer, answering, operation } from '../../door/answering';

const DAY_MINUTES = 1440;
const whole = (min: number, max: number) => v.optional(v.nullable(wholeNumber(min, max), 0), 0);
const flag = (otherwise: boolean) => v.optional(v.nullable(v.boolean(), otherwise), otherwise);

/** What every save carries: its request, and that what it breaks is accepted. */
const change = {
  requestId,
  acceptBroken: flag(false),
  version: seenVersion,
};

const done = (result: Result<null>): Result<Answer> => (result.ok ? ok({}) : result);

const settingsArguments = v.object({
  ...change,
  name: filledLine(100),
  timeZone: filledLine(60),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  locale: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  phone,
  email,
  addressLines: v.optional(v.nullable(v.pipe(v.array(filledLine(100)), v.maxLength(5)), []), []),
  hours: weekHours,
  slotStepMinutes: v.picklist([15, 30, 60]),
  noticeMinutes: wholeNumber(0, 30 * DAY_MINUTES),
  horizonDays: wholeNumber(1, 365),
  cancelCutOffMinutes: wholeNumber(0, 30 * DAY_MINUTES),
  maxOpenBookingsPerDay: wholeNumber(1, 100),
  confirmation: v.picklist(CONFIRMATION_MODES),
  holdMinutes: v.optional(v.nullable(wholeNumber(1, 60), DEFAULT_SETTINGS.holdMinutes), DEFAULT_SETTINGS.holdMinutes),
  remindDayBefore: flag(DEFAULT_SETTINGS.remindDayBefore),
  remindSameDay: flag(DEFAULT_SETTINGS.remindSameDay),
  waitingList: flag(DEFAULT_SETTINGS.waitingList),
});

const plan = v.strictObject({
  planId: recordId,
  name: filledLine(60),
  summary: line(300),
  priceCents: wholeNumber(0, 100_000_000),
  durationMinutes: wholeNumber(15, 12 * 60),
});

const serviceArguments = v.object({
  ...change,
  serviceId: recordId,
  name: filledLine(80),
  summary: line(300),
  category: line(50),
  durationMinutes: wholeNumber(15, 12 * 60),
  bufferBeforeMinutes: whole(0, 240),
  bufferAfterMinutes: whole(0, 240),
  priceCents: wholeNumber(0, 100_000_000),
  bayKinds: v.pipe(v.array(v.picklist(BAY_KINDS)), v.minLength(1), v.maxLength(BAY_KINDS.length)),
  skills: v.pipe(v.array(v.picklist(SKILLS)), v.maxLength(SKILLS.length)),
  active: v.boolean(),
  sortOrder: whole(0, 10_000),
  plans: v.optional(v.nullable(v.pipe(jsonText, v.array(plan), v.maxLength(10)), []), []),
  prePurchase: flag(false),
});

const bayArguments = v.object({
  ...change,
  bayId: recordId,
  name: filledLine(50),
  kind: v.picklist(BAY_KINDS),
  active: v.boolean(),
  sortOrder: whole(0, 10_000),
});

const staffArguments = v.object({
  ...change,
  staffId: recordId,
  name: filledLine(100),
  email,
  phone,
  roles: v.pipe(v.array(v.picklist(ROLES)), v.minLength(1), v.maxLength(ROLES.length)),
  technicianId: v.optional(v.nullable(recordId, null), null),
  skills: v.optional(v.nullable(v.array(v.picklist(SKILLS)), null), null),
  hours: v.optional(v.nullable(weekHours, null), null),
  active: v.boolean(),
});

/** The save operations. See `amplify/areas/shop/api.ts`. */
export const handler = answering({
  saveShopSettings: operation(
    settingsArguments,
    async (deps, { actor }, { requestId: request, acceptBroken, version, ...settings }) =>
      done(
        await saveShopSettings(
          deps,
          actor,
          { shopId: SHOP_ID, ...settings },
          { requestId: request, acceptBroken, version },
        ),
      ),
  ),
  saveService: operation(
    serviceArguments,
    async (deps, { actor }, { requestId: request, acceptBroken, version, ...service }) =>
      done(await saveService(deps, actor, service, { requestId: request, acceptBroken, version })),
  ),
  saveBay: operation(bayArguments, async (deps, { actor }, { requestId: request, acceptBroken, version, ...bay }) =>
    done(await saveBay(deps, actor, bay, { requestId: request, acceptBroken, version })),
  ),
  saveStaffMember: operation(
    staffArguments,
    async (deps, { actor }, { requestId: request, acceptBroken, version, skills, hours, ...person }) => {
      const work = skills && hours ? { skills, hours } : null;
      return done(await saveStaffMember(deps, actor, { person, work }, { requestId: request, acceptBroken, version }));
    },
  ),
});
