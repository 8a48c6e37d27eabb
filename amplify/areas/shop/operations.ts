import * as v from 'valibot';
import { isAccent } from '../../../domain/outgoing/accent';
import type { Versioned } from '../../../domain/shared/versioned';
import { isLocale } from '../../../domain/shared/locale';
import type { WeekHours } from '../../../domain/calendar/hours';
import { BAY_KINDS, type Bay, SKILLS, type Technician } from '../../../domain/shop/resource';
import type { Service, ServicePlan } from '../../../domain/shop/service';
import { CONFIRMATION_MODES, DEFAULT_SETTINGS, type ShopSettings } from '../../../domain/shop/shop-settings';
import { command, get, list, shown } from '../../kernel/declare';
import {
  email,
  filledLine,
  flag,
  jsonText,
  line,
  phone,
  recordId,
  versionOrNull,
  weekHours,
  wholeNumber,
} from '../../kernel/fields';
import type { LooseRow } from '../../kernel/loose-row';

const DAY_MINUTES = 1440;
const whole = (min: number, max: number) => v.optional(v.nullable(wholeNumber(min, max), 0), 0);

/**
 * Each save writes the whole record. A change that would leave visits without hours, bay or technician is refused with
 * their list until `acceptBroken` is set. `version` is the one that was read, 0 for a new record: VERSION_CONFLICT
 * names who was faster.
 */
const change = { acceptBroken: flag(false), version: versionOrNull };

/** The shop's one colour, as `#rrggbb`, or empty for ours. */
const accent = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.check((text) => text === '' || isAccent(text), 'colour'),
);

export const saveShopSettings = command({
  needs: 'settings:edit',
  asks: {
    ...change,
    name: filledLine(100),
    timeZone: filledLine(60),
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    locale: v.pipe(v.string(), v.check(isLocale, 'locale')),
    phone,
    email,
    addressLines: v.optional(v.nullable(v.pipe(v.array(filledLine(100)), v.maxLength(5)), []), []),
    hours: weekHours,
    slotStepMinutes: v.pipe(v.number(), v.integer(), v.values([15, 30, 60])),
    noticeMinutes: wholeNumber(0, 30 * DAY_MINUTES),
    horizonDays: wholeNumber(1, 365),
    cancelCutOffMinutes: wholeNumber(0, 30 * DAY_MINUTES),
    maxOpenBookingsPerDay: wholeNumber(1, 100),
    confirmation: v.picklist(CONFIRMATION_MODES),
    holdMinutes: v.optional(v.nullable(wholeNumber(1, 60), DEFAULT_SETTINGS.holdMinutes), DEFAULT_SETTINGS.holdMinutes),
    remindDayBefore: flag(DEFAULT_SETTINGS.remindDayBefore),
    remindSameDay: flag(DEFAULT_SETTINGS.remindSameDay),
    waitingList: flag(DEFAULT_SETTINGS.waitingList),
    accent: v.optional(v.nullable(accent, ''), ''),
  },
  answers: {},
});

const plan = v.strictObject({
  planId: recordId,
  name: filledLine(60),
  summary: line(300),
  priceCents: wholeNumber(0, 100_000_000),
  durationMinutes: wholeNumber(15, 12 * 60),
});

export const saveService = command({
  needs: 'catalogue:edit',
  asks: {
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
  },
  answers: {},
});

export const saveBay = command({
  needs: 'settings:edit',
  asks: {
    ...change,
    bayId: recordId,
    name: filledLine(50),
    kind: v.picklist(BAY_KINDS),
    active: v.boolean(),
    sortOrder: whole(0, 10_000),
  },
  answers: {},
});

type SettingsRow = LooseRow<Omit<Versioned<ShopSettings>, 'hours'>> & { readonly hours?: string | WeekHours | null };

export const getShopSettings = get({
  model: 'ShopSettings',
  key: { shopId: 'ID' },
  needs: 'anyone',
  shows: shown<SettingsRow>(`name timeZone currency locale phone email addressLines hours slotStepMinutes noticeMinutes
  horizonDays cancelCutOffMinutes maxOpenBookingsPerDay confirmation holdMinutes remindDayBefore remindSameDay waitingList
  accent version`),
});

type ServiceRow = LooseRow<Omit<Versioned<Service>, 'plans'>> & {
  readonly plans?: string | readonly ServicePlan[] | null;
};
const SERVICE = `serviceId name summary category durationMinutes bufferBeforeMinutes bufferAfterMinutes priceCents bayKinds
  skills active sortOrder plans prePurchase version`;

export const getService = get({
  model: 'Service',
  key: { shopId: 'ID', serviceId: 'ID' },
  needs: 'anyone',
  shows: shown<ServiceRow>(SERVICE),
});

export const listServices = list({
  model: 'Service',
  key: { shopId: 'ID' },
  needs: 'anyone',
  shows: shown<ServiceRow>(SERVICE),
});

const BAY = 'bayId name kind active sortOrder version';

export const getBay = get({
  model: 'Bay',
  key: { shopId: 'ID', bayId: 'ID' },
  needs: 'anyone',
  shows: shown<LooseRow<Versioned<Bay>>>(BAY),
});

export const listBays = list({
  model: 'Bay',
  key: { shopId: 'ID' },
  needs: 'anyone',
  shows: shown<LooseRow<Versioned<Bay>>>(BAY),
});

type TechnicianRow = LooseRow<Omit<Technician, 'hours'>, 'technicianId'> & {
  readonly hours?: string | WeekHours | null;
};
const TECHNICIAN = 'technicianId skills hours active';

/** The bookable side of a person: skills and hours, and no name. */
export const getTechnician = get({
  model: 'Technician',
  key: { shopId: 'ID', technicianId: 'ID' },
  needs: 'anyone',
  shows: shown<TechnicianRow>(TECHNICIAN),
});

export const listTechnicians = list({
  model: 'Technician',
  key: { shopId: 'ID' },
  needs: 'anyone',
  shows: shown<TechnicianRow>(TECHNICIAN),
});
