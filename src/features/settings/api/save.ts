import type { Service } from '../../../../domain/shop/service';
import type { Bay } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import type { Versioned } from '../../../../domain/shared/versioned';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';
import type { StaffRow } from './read-settings';

/** A change, and whether what it breaks has been looked at and accepted. */
export interface Save {
  readonly requestId: string;
  readonly acceptBroken: boolean;
}

const SETTINGS = `mutation Save(
  $requestId: ID!, $acceptBroken: Boolean, $name: String!, $timeZone: String!, $currency: String!,
  $locale: String!, $phone: String, $email: String, $addressLines: [String!], $hours: AWSJSON!,
  $slotStepMinutes: Int!, $noticeMinutes: Int!, $horizonDays: Int!, $cancelCutOffMinutes: Int!,
  $maxOpenBookingsPerDay: Int!, $confirmation: String!, $holdMinutes: Int, $remindDayBefore: Boolean,
  $remindSameDay: Boolean, $waitingList: Boolean, $version: Int
) {
  saveShopSettings(
    requestId: $requestId, acceptBroken: $acceptBroken, name: $name, timeZone: $timeZone, currency: $currency,
    locale: $locale, phone: $phone, email: $email, addressLines: $addressLines, hours: $hours,
    slotStepMinutes: $slotStepMinutes, noticeMinutes: $noticeMinutes, horizonDays: $horizonDays,
    cancelCutOffMinutes: $cancelCutOffMinutes, maxOpenBookingsPerDay: $maxOpenBookingsPerDay,
    confirmation: $confirmation, holdMinutes: $holdMinutes, remindDayBefore: $remindDayBefore,
    remindSameDay: $remindSameDay, waitingList: $waitingList, version: $version
  ) { ok code facts }
}`;

const SERVICE = `mutation Save(
  $requestId: ID!, $acceptBroken: Boolean, $serviceId: ID!, $name: String!, $summary: String,
  $category: String, $durationMinutes: Int!, $bufferBeforeMinutes: Int, $bufferAfterMinutes: Int,
  $priceCents: Int!, $bayKinds: [String!]!, $skills: [String!]!, $active: Boolean!, $sortOrder: Int,
  $plans: AWSJSON, $prePurchase: Boolean, $version: Int
) {
  saveService(
    requestId: $requestId, acceptBroken: $acceptBroken, serviceId: $serviceId, name: $name, summary: $summary,
    category: $category, durationMinutes: $durationMinutes, bufferBeforeMinutes: $bufferBeforeMinutes,
    bufferAfterMinutes: $bufferAfterMinutes, priceCents: $priceCents, bayKinds: $bayKinds, skills: $skills,
    active: $active, sortOrder: $sortOrder, plans: $plans, prePurchase: $prePurchase, version: $version
  ) { ok code facts }
}`;

const BAY = `mutation Save(
  $requestId: ID!, $acceptBroken: Boolean, $bayId: ID!, $name: String!, $kind: String!, $active: Boolean!,
  $sortOrder: Int, $version: Int
) {
  saveBay(
    requestId: $requestId, acceptBroken: $acceptBroken, bayId: $bayId, name: $name, kind: $kind,
    active: $active, sortOrder: $sortOrder, version: $version
  ) { ok code facts }
}`;

const STAFF_MEMBER = `mutation Save(
  $requestId: ID!, $acceptBroken: Boolean, $staffId: ID!, $name: String!, $email: String, $phone: String,
  $roles: [String!]!, $technicianId: ID, $skills: [String!], $hours: AWSJSON, $active: Boolean!,
  $version: Int
) {
  saveStaffMember(
    requestId: $requestId, acceptBroken: $acceptBroken, staffId: $staffId, name: $name, email: $email,
    phone: $phone, roles: $roles, technicianId: $technicianId, skills: $skills, hours: $hours, active: $active,
    version: $version
  ) { ok code facts }
}`;

const INVITE = `mutation Invite(
  $requestId: ID!, $email: String!, $name: String!, $phone: String, $roles: [String!]!, $skills: [String!], $hours: AWSJSON
) {
  inviteStaff(
    requestId: $requestId, email: $email, name: $name, phone: $phone, roles: $roles, skills: $skills, hours: $hours
  ) { ok code facts }
}`;

const ACCESS = `mutation Access(
  $requestId: ID!, $acceptBroken: Boolean, $staffId: ID!, $roles: [String!]!, $active: Boolean!, $grants: [String!],
  $denials: [String!], $version: Int
) {
  setStaffAccess(
    requestId: $requestId, acceptBroken: $acceptBroken, staffId: $staffId, roles: $roles, active: $active,
    grants: $grants, denials: $denials, version: $version
  ) { ok code facts }
}`;

const RESET_TWO_STEP = `mutation ResetTwoStep($requestId: ID!, $staffId: ID!) {
  resetTwoStep(requestId: $requestId, staffId: $staffId) { ok code facts }
}`;

const RESEND = `mutation InviteAgain($requestId: ID!, $staffId: ID!) {
  resendInvitation(requestId: $requestId, staffId: $staffId) { ok code facts }
}`;

const REMOVE = `mutation RemovePerson($requestId: ID!, $staffId: ID!) {
  removeStaffMember(requestId: $requestId, staffId: $staffId) { ok code facts }
}`;

async function save(document: string, variables: object): Promise<void> {
  const answer = await request<Record<string, CommandResult<never>>>(document, variables, 'user');
  for (const result of Object.values(answer)) checked(result);
}

/** Each throws ProblemError; VERSION_CONFLICT names who was faster, WOULD_BREAK the appointments that the change leaves without hours, bay or technician. */
export const saveSettings = (settings: Versioned<ShopSettings>, change: Save): Promise<void> => {
  const { shopId: _one, ...fields } = settings;
  return save(SETTINGS, { ...fields, hours: JSON.stringify(settings.hours), ...change });
};

export const saveService = (service: Versioned<Service>, change: Save): Promise<void> =>
  save(SERVICE, { ...service, plans: JSON.stringify(service.plans), ...change });

export const saveBay = (bay: Versioned<Bay>, change: Save): Promise<void> => save(BAY, { ...bay, ...change });

export const saveStaffMember = (
  { work, grants: _more, denials: _less, lastWork: _last, isRemoved: _removed, ...person }: StaffRow,
  change: Save,
): Promise<void> =>
  save(STAFF_MEMBER, {
    ...person,
    skills: work?.skills ?? null,
    hours: work ? JSON.stringify(work.hours) : null,
    ...change,
  });

/** Somebody who is to be taken on. */
export type NewStaff = Pick<StaffRow, 'name' | 'email' | 'phone' | 'roles' | 'work'>;

/**
 * Makes a sign-in and mails a first password; an address that has a sign-in keeps it, and gets a mail that says so.
 * ALREADY_STAFF when the address belongs to somebody who works here, ADDRESS_UNPROVEN, OWN_ACCESS.
 */
export async function inviteStaff({ work, ...person }: NewStaff, { requestId }: Save): Promise<{ hadSignIn: boolean }> {
  const [skills, hours] = [work?.skills ?? null, work ? JSON.stringify(work.hours) : null];
  const variables = { ...person, skills, hours, requestId };
  const { inviteStaff: answer } = await request<{ inviteStaff: CommandResult<never> }>(INVITE, variables, 'user');
  checked(answer);
  return { hadSignIn: jsonField<{ hadSignIn?: boolean }>(answer.facts)?.hadSignIn === true };
}

/** Mails another first password. INVITATION_USED when they have signed in. */
export const resendInvitation = (staffId: string, { requestId }: Save): Promise<void> =>
  save(RESEND, { staffId, requestId });

/** What somebody may do here, from their next call on. OWN_ACCESS, LAST_ADMIN, WOULD_BREAK. */
export const setStaffAccess = (person: StaffRow, change: Save): Promise<void> => {
  const { staffId, version, roles, active, grants, denials } = person;
  return save(ACCESS, { staffId, version, roles, active, grants, denials, ...change });
};

/** Turns two-step sign-in off for somebody who lost the phone. */
export const resetTwoStep = (staffId: string, { requestId }: Save): Promise<void> =>
  save(RESET_TWO_STEP, { staffId, requestId });

/** Removes what names or reaches somebody who has left, and their sign-in. ACCESS_NOT_ENDED while they work here. */
export const removeStaffMember = (staffId: string, { requestId }: Save): Promise<void> =>
  save(REMOVE, { staffId, requestId });
