import {
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';

const EVERYONE = ['aws_api_key', 'aws_cognito_user_pools', 'aws_iam'];
const SIGNED_IN = ['aws_cognito_user_pools', 'aws_iam'];

/** Every operation of the API and who may call it; a new one is not offered until it stands here. */
const OPERATIONS = {
  Query: {
    appointmentByLink: EVERYONE,
    vehicleHistory: SIGNED_IN,
    appointmentsByCustomer: SIGNED_IN,
    appointmentsByVisitDate: SIGNED_IN,
    auditByActor: SIGNED_IN,
    auditByDay: SIGNED_IN,
    customersByEmail: SIGNED_IN,
    customersByName: SIGNED_IN,
    getAppointment: SIGNED_IN,
    getBay: EVERYONE,
    getCustomer: SIGNED_IN,
    getCustomerNotes: SIGNED_IN,
    getService: EVERYONE,
    getShopSettings: EVERYONE,
    getStaffMember: SIGNED_IN,
    getTechnician: EVERYONE,
    getVehicle: SIGNED_IN,
    listAuditEntries: SIGNED_IN,
    listBays: EVERYONE,
    listDaySheets: EVERYONE,
    listNotices: SIGNED_IN,
    listSearchTerms: SIGNED_IN,
    listServices: EVERYONE,
    listStaffMembers: SIGNED_IN,
    listTechnicians: EVERYONE,
    listTimeBlocks: SIGNED_IN,
    listWaitingEntries: SIGNED_IN,
    vehicleFileLink: SIGNED_IN,
    vehicleFiles: SIGNED_IN,
    vehiclesByCustomer: SIGNED_IN,
  },
  Mutation: {
    addVehicleFile: SIGNED_IN,
    blockTime: SIGNED_IN,
    bookAppointment: EVERYONE,
    cancelByLink: EVERYONE,
    changeAppointment: SIGNED_IN,
    claimGuestRecords: SIGNED_IN,
    createCustomer: SIGNED_IN,
    createLiveChange: SIGNED_IN,
    deleteCustomer: SIGNED_IN,
    exportCustomer: SIGNED_IN,
    exportCustomers: SIGNED_IN,
    finishVehicleFile: SIGNED_IN,
    freeTime: SIGNED_IN,
    holdSlot: EVERYONE,
    importCustomers: SIGNED_IN,
    inviteStaff: SIGNED_IN,
    joinWaitingList: EVERYONE,
    leaveWaitingList: EVERYONE,
    mergeCustomers: SIGNED_IN,
    recordOdometer: SIGNED_IN,
    releaseHold: EVERYONE,
    removeVehicle: SIGNED_IN,
    removeVehicleFile: SIGNED_IN,
    rescheduleAppointment: SIGNED_IN,
    resendInvitation: SIGNED_IN,
    resetTwoStep: SIGNED_IN,
    rescheduleByLink: EVERYONE,
    saveBay: SIGNED_IN,
    saveCustomerNotes: SIGNED_IN,
    saveProfile: SIGNED_IN,
    saveService: SIGNED_IN,
    saveShopSettings: SIGNED_IN,
    saveStaffMember: SIGNED_IN,
    saveVehicle: SIGNED_IN,
    setStaffAccess: SIGNED_IN,
    transferVehicle: SIGNED_IN,
    updateCustomer: SIGNED_IN,
  },
  Subscription: { onCreateLiveChange: EVERYONE },
};

/** Types that a visitor without a sign-in may read: none of them names a person, except what the visitor just booked. */
const PUBLIC_TYPES = [
  'AppointmentView',
  'Bay',
  'CommandResult',
  'DaySheet',
  'Inspection',
  'LiveChange',
  'Service',
  'ShopSettings',
  'Technician',
];
const PERSONAL_FIELD = /name|email|phone|contact|customer|note|plate/i;

let document: DocumentNode;

beforeAll(async () => {
  const { schema } = await readApi(await synthesise(), DEFAULT_FACTS);
  document = parse(schema);
});

const objectTypes = (): ObjectTypeDefinitionNode[] =>
  document.definitions.filter((one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION);

const fieldsOf = (typeName: string): readonly FieldDefinitionNode[] =>
  objectTypes().find(({ name }) => name.value === typeName)?.fields ?? [];

const accessOf = (node: FieldDefinitionNode | ObjectTypeDefinitionNode): string[] =>
  (node.directives ?? [])
    .map(({ name }) => name.value)
    .filter((name) => name !== 'aws_subscribe')
    .sort();

describe('the schema', () => {
  it.each(['Query', 'Mutation', 'Subscription'] as const)(
    'offers these operations of type %s, to these callers',
    (type) => {
      const offered = fieldsOf(type).map((field) => [field.name.value, accessOf(field)]);
      expect(Object.fromEntries(offered)).toEqual(OPERATIONS[type]);
    },
  );

  it('lets a visitor read only types that name nobody', () => {
    const open = objectTypes().filter((type) => accessOf(type).includes('aws_api_key'));
    const names = open.map(({ name }) => name.value).filter((name) => !/^Model\w+Connection$/.test(name));
    expect(names.sort()).toEqual(PUBLIC_TYPES);
    for (const type of ['Bay', 'DaySheet', 'Technician']) {
      const personal = fieldsOf(type).filter(
        ({ name }) => PERSONAL_FIELD.test(name.value) && !(type === 'Bay' && name.value === 'name'),
      );
      expect(personal.map(({ name }) => name.value)).toEqual([]);
    }
  });

  it('answers every command with a result, so that a refusal is a value', () => {
    const commands = [...fieldsOf('Mutation'), ...fieldsOf('Query')].filter(({ name }) =>
      /^(block|book|change|cancel|claim|free|hold|join|leave|release|remove|reschedule|save|transfer|update)|ByLink$/.test(
        name.value,
      ),
    );
    expect(commands).toHaveLength(24);
    for (const { type } of commands) expect(print(type)).toBe('CommandResult!');
  });

  it('asks every mutation for the id that makes a repeat safe', () => {
    const mutations = fieldsOf('Mutation').filter(({ name }) => name.value !== 'createLiveChange');
    for (const { name, arguments: args } of mutations) {
      const requestId = args?.find((one) => one.name.value === 'requestId');
      expect(requestId && print(requestId.type), name.value).toBe('ID!');
    }
  });
});
