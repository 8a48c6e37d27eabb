import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Permission, Role } from '../../../../domain/access/permissions';
import type { CommandDeps } from '../../../kernel/deps';
import { type Revised, type Write, revisionOf } from '../../../kernel/revision';
import { type Row, listOf, shopKey, textOf, textOrNull } from '../../../kernel/row';
import { putOver, readShopRow, readShopRows } from '../../../kernel/shop-rows';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A person who works here. `staffId` is the `sub` of their sign-in. */
export interface StaffMember {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  /** Set for a technician who no longer works on cars: they keep their visits, and get no new ones. */
  readonly offCars?: true;
  readonly active: boolean;
  /** Beyond the roles, and in spite of them. */
  readonly grants?: readonly Permission[];
  readonly denials?: readonly Permission[];
  /** The request that added this person, so that repeating it is safe. */
  readonly invitedBy?: string;
  /** Set for a person who had a sign-in when they joined: no first password tells them, so an email does. */
  readonly hadSignIn?: boolean;
  /** Set for a former staff member whose name, address and number have been removed. */
  readonly removedAt?: string;
}

export const staffMemberOf = (row: Row): Revised<StaffMember> => ({
  revision: revisionOf(row),
  staffId: textOf(row, 'staffId'),
  name: textOf(row, 'name'),
  email: textOf(row, 'email'),
  phone: textOf(row, 'phone'),
  roles: listOf<Role>(row, 'roles'),
  technicianId: textOrNull(row, 'technicianId'),
  active: row['active'] === true,
  grants: listOf<Permission>(row, 'grants'),
  denials: listOf<Permission>(row, 'denials'),
  ...(row['offCars'] === true ? { offCars: true } : {}),
  ...(textOf(row, 'invitedBy') === '' ? {} : { invitedBy: textOf(row, 'invitedBy') }),
  ...(row['hadSignIn'] === true ? { hadSignIn: true } : {}),
  ...(textOf(row, 'removedAt') === '' ? {} : { removedAt: textOf(row, 'removedAt') }),
});

export async function readStaffMember(reader: Reader, staffId: string): Promise<Revised<StaffMember> | null> {
  const row = await readShopRow(reader, 'staffMember', { staffId });
  return row && staffMemberOf(row);
}

/** As it is at this moment: it decides who is the last admin, and whose address is taken. */
export const readStaff = async (reader: Reader): Promise<Revised<StaffMember>[]> =>
  (await readShopRows(reader, 'staffMember', true)).map(staffMemberOf);

/** Makes a transaction depend on this person still being an admin, as defined by `isAdmin`. */
export const checkIsAdmin = ({ tables }: Reader, staffId: string): TransactItem => ({
  ConditionCheck: {
    TableName: tables.staffMember,
    Key: { ...shopKey, staffId },
    ConditionExpression:
      'active = :yes AND contains(#roles, :admin) AND (attribute_not_exists(denials) OR NOT contains(denials, :access))',
    ExpressionAttributeNames: { '#roles': 'roles' },
    ExpressionAttributeValues: { ':yes': true, ':admin': 'ADMIN', ':access': 'staff:access' },
  },
});

export const putStaffMember = (
  writer: Writer,
  before: Revised<StaffMember> | null,
  person: StaffMember,
  write: Write,
): TransactItem => putOver(writer, { table: 'staffMember', model: 'StaffMember', before, write }, person);
