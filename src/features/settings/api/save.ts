import type { Service } from '../../../../domain/catalogue/service';
import type { Bay } from '../../../../domain/schedule/resource';
import type { ShopSettings } from '../../../../domain/schedule/shop';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { StaffRow } from './read-settings';

/** The arguments of each save operation and their types in the API. */
const TYPES = {
  saveShopSettings: {
    ...{ name: 'String!', timeZone: 'String!', currency: 'String!', locale: 'String!', phone: 'String' },
    ...{
      email: 'String',
      addressLines: '[String!]',
      hours: 'AWSJSON!',
      slotStepMinutes: 'Int!',
      noticeMinutes: 'Int!',
    },
    ...{ horizonDays: 'Int!', cancelCutOffMinutes: 'Int!', maxOpenBookingsPerDay: 'Int!', confirmation: 'String!' },
    ...{ holdMinutes: 'Int', remindDayBefore: 'Boolean', remindSameDay: 'Boolean', waitingList: 'Boolean' },
  },
  saveService: {
    ...{ serviceId: 'ID!', name: 'String!', summary: 'String', category: 'String', durationMinutes: 'Int!' },
    ...{ bufferBeforeMinutes: 'Int', bufferAfterMinutes: 'Int', priceCents: 'Int!', bayKinds: '[String!]!' },
    ...{ skills: '[String!]!', active: 'Boolean!', sortOrder: 'Int', plans: 'AWSJSON', prePurchase: 'Boolean' },
  },
  saveBay: { bayId: 'ID!', name: 'String!', kind: 'String!', active: 'Boolean!', sortOrder: 'Int' },
  saveStaffMember: {
    ...{ staffId: 'ID!', name: 'String!', email: 'String', phone: 'String', roles: '[String!]!' },
    ...{ technicianId: 'ID', skills: '[String!]', hours: 'AWSJSON', active: 'Boolean!' },
  },
} as const;

/** A change, and whether what it breaks has been looked at and accepted. */
export interface Save {
  readonly requestId: string;
  readonly acceptBroken: boolean;
}

async function save(
  operation: keyof typeof TYPES,
  input: Readonly<Record<string, unknown>>,
  change: Save,
): Promise<void> {
  const types: Record<string, string> = { requestId: 'ID!', acceptBroken: 'Boolean', ...TYPES[operation] };
  const names = Object.keys(types);
  const query = `mutation Save(${names.map((name) => `$${name}: ${types[name]}`).join(', ')}) {
    ${operation}(${names.map((name) => `${name}: $${name}`).join(', ')}) { ok code facts }
  }`;
  const variables = Object.fromEntries(names.map((name) => [name, { ...input, ...change }[name] ?? null]));
  const answer = await request<Record<string, CommandResult<never>>>(query, variables, 'user');
  const result = answer[operation];
  if (result) checked(result);
}

/** Each throws ProblemError; WOULD_BREAK names the appointments that the change leaves without hours, bay or technician. */
export const saveSettings = (settings: ShopSettings, change: Save): Promise<void> =>
  save('saveShopSettings', { ...settings, hours: JSON.stringify(settings.hours) }, change);

export const saveService = (service: Service, change: Save): Promise<void> =>
  save('saveService', { ...service, plans: JSON.stringify(service.plans) }, change);

export const saveBay = (bay: Bay, change: Save): Promise<void> => save('saveBay', { ...bay }, change);

export const saveStaffMember = ({ work, ...person }: StaffRow, change: Save): Promise<void> =>
  save(
    'saveStaffMember',
    { ...person, skills: work?.skills ?? null, hours: work ? JSON.stringify(work.hours) : null },
    change,
  );
