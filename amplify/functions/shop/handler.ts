import * as v from 'valibot';
import { ROLES } from '../../../domain/access/permissions';
import { BAY_KINDS, SKILLS } from '../../../domain/schedule/resource';
import { CONFIRMATION_MODES, SHOP_ID } from '../../../domain/schedule/shop';
import { type Result, ok } from '../../../domain/shared/result';
import { saveProfile, saveVehicle } from '../../commands/save-self';
import { saveBay, saveService, saveShopSettings, saveStaffMember } from '../../commands/save-shop';
import { carYear, email, filledLine, line, phone, recordId, weekHours, wholeNumber } from '../../runtime/fields';
import { type Answer, answering, operation } from '../../runtime/handle';

const DAY_MINUTES = 1440;
const whole = (min: number, max: number) => v.optional(v.nullable(wholeNumber(min, max), 0), 0);
const done = (result: Result<null>): Result<Answer> => (result.ok ? ok({}) : result);

const settingsArguments = v.object({
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
});

const serviceArguments = v.object({
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
});

const bayArguments = v.object({
  bayId: recordId,
  name: filledLine(50),
  kind: v.picklist(BAY_KINDS),
  active: v.boolean(),
  sortOrder: whole(0, 10_000),
});

const staffArguments = v.object({
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

const profileArguments = v.object({ name: filledLine(100), phone });

const vehicleArguments = v.object({
  vehicleId: recordId,
  plate: filledLine(20),
  make: line(50),
  model: line(50),
  year: carYear,
});

/** The save operations. See `amplify/data/operations/shop.ts`. */
export const handler = answering({
  saveShopSettings: operation(settingsArguments, async (deps, { actor }, settings) =>
    done(await saveShopSettings(deps, actor, { shopId: SHOP_ID, ...settings })),
  ),
  saveService: operation(serviceArguments, async (deps, { actor }, service) =>
    done(await saveService(deps, actor, service)),
  ),
  saveBay: operation(bayArguments, async (deps, { actor }, bay) => done(await saveBay(deps, actor, bay))),
  saveStaffMember: operation(staffArguments, async (deps, { actor }, { skills, hours, ...person }) =>
    done(await saveStaffMember(deps, actor, { person, work: skills && hours ? { skills, hours } : null })),
  ),
  saveProfile: operation(profileArguments, async (deps, { actor, email: verified }, profile) =>
    done(await saveProfile(deps, actor, { ...profile, email: verified })),
  ),
  saveVehicle: operation(vehicleArguments, async (deps, { actor }, vehicle) =>
    done(await saveVehicle(deps, actor, vehicle)),
  ),
});
