import { type Permission, ROLES, onlyForAssigned, rolePermits } from '../../domain/access/permissions';
import { SHOP_ID } from '../../domain/shop/shop-settings';
import { AREA_OPERATIONS } from '../areas/all-operations';
import { STAFF_GROUPS } from '../data/authorization';
import { type Operations, type Read, isRead } from '../kernel/declare';
import { isPermission } from '../kernel/permission-rows';

type Areas = Readonly<Record<string, Operations>>;

/** The longest page anyone may ask for, and the default length. */
export const PAGE_LIMIT = 100;

/** Refuses the read unless the caller names the key: without it the generated list is a Scan. */
const needs = (key: string) =>
  `#if( $util.isNullOrBlank($ctx.args.${key}) )\n  $util.error("${key} is required", "BadRequest")\n#end\n`;

const shortPages = `#if( !$util.isNull($ctx.args.limit) && ($ctx.args.limit < 1 || $ctx.args.limit > ${PAGE_LIMIT}) )
  $util.error("limit must be between 1 and ${PAGE_LIMIT}", "BadRequest")
#end
`;

/** Filters are applied after reading, so they cost what they hide. Every access path has a key instead. */
const noFilter = `#if( !$util.isNull($ctx.args.filter) )
  $util.error("filter is not offered: use the key", "BadRequest")
#end
`;

export const setIsStaff = `#set( $isStaff = false )
#set( $callerGroups = $util.defaultIfNull($ctx.identity.claims.get("cognito:groups"), []) )
#foreach( $staffGroup in [${STAFF_GROUPS.map((group) => `"${group}"`).join(', ')}] )
  #if( $callerGroups.contains($staffGroup) )
    #set( $isStaff = true )
  #end
#end
`;

const onlyWhen = (allowed: string) => `#if( $util.authType() == "User Pool Authorization" )
${setIsStaff}  #if( !(${allowed}) )
    $util.unauthorized()
  #end
#end
`;

/**
 * Generated owner rules would let a customer query first and then filter the answer; these refuse before anything is
 * read.
 */
const staffOnly = onlyWhen('$isStaff');
const ownKeyOrStaff = onlyWhen('$isStaff || $ctx.args.customerId == $ctx.identity.claims.get("sub")');

const keyedRead = (key: string, ...who: string[]) => [...who, needs(key), noFilter, shortPages].join('');

const OWN_KEY = 'customerId';

/** The guards of one list: who may read at all, by which key, and how much at once. */
function guardOf({ needs, customers, key }: Read): string {
  const [first = ''] = Object.keys(key);
  if (needs === 'anyone') return keyedRead(first);
  if (customers === undefined) return keyedRead(first, staffOnly);
  if (first !== OWN_KEY) throw new Error(`a list for customers needs the key ${OWN_KEY}, not ${first}`);
  return keyedRead(first, ownKeyOrStaff);
}

const declaredReads = (areas: Areas): [string, Read][] =>
  Object.values(areas).flatMap((operations) =>
    Object.entries(operations).flatMap(([name, declared]): [string, Read][] =>
      isRead(declared) ? [[name, declared]] : [],
    ),
  );

/**
 * VTL put in front of the generated request template of each list and index query, by resolver. It runs before the
 * generated authorisation step, so it only refuses and never allows.
 */
export const guardsOf = (areas: Areas): Readonly<Record<string, string>> =>
  Object.fromEntries(
    declaredReads(areas)
      .filter(([, { kind }]) => kind === 'LIST')
      .map(([name, read]) => [`Query.${name}`, guardOf(read)]),
  );

/**
 * Reads of rows that name people, with the permission staff need for them. Customers pass: the owner rule covers them.
 */
export const staffReadsOf = (areas: Areas): Readonly<Record<string, Permission>> =>
  Object.fromEntries(
    declaredReads(areas).flatMap(([name, { needs }]): [string, Permission][] =>
      isPermission(needs) ? [[`Query.${name}`, needs]] : [],
    ),
  );

export const READ_GUARDS = guardsOf(AREA_OPERATIONS);
export const STAFF_READS = staffReadsOf(AREA_OPERATIONS);

const listed = (words: readonly string[]) => `[${words.map((word) => `"${word}"`).join(', ')}]`;

/** Put in front of a resolver: tells `STAFF_CHECK` which permission the read needs, and who has it. */
export const neededBy = (permission: Permission): string =>
  `$util.qr($ctx.stash.put("needs", {
  "permission": "${permission}",
  "roles": ${listed(ROLES.filter((role) => rolePermits(role, permission)))},
  "assignedOnly": ${listed(ROLES.filter((role) => onlyForAssigned(role, permission)))}
}))
`;

/**
 * A separate step before the read: looks up the staff member who asks, so that roles, grants, denials and deactivation
 * count from the next call on, whatever the token still says. A mechanic gets only their assigned visits. A person with
 * a staff group but no row yet (the first admin, made in the console) is taken at the token's word.
 */
export const STAFF_CHECK = {
  request: `#if( $util.authType() != "User Pool Authorization" || $util.isNull($ctx.stash.needs) )
  #return($util.toJson({}))
#end
${setIsStaff}#if( !$isStaff )
  #return($util.toJson({}))
#end
$util.toJson({
  "version": "2018-05-29",
  "operation": "GetItem",
  "consistentRead": true,
  "key": {
    "shopId": $util.dynamodb.toDynamoDB("${SHOP_ID}"),
    "staffId": $util.dynamodb.toDynamoDB($ctx.identity.claims.get("sub"))
  }
})
`,
  response: `#if( $ctx.error )
  $util.error($ctx.error.message, $ctx.error.type)
#end
#set( $person = $util.defaultIfNull($ctx.result, {}) )
#if( !$util.isNull($ctx.result) && !$person.active )
  $util.unauthorized()
#end
#set( $roles = $util.defaultIfNull($person.roles, $util.defaultIfNull($ctx.identity.claims.get("cognito:groups"), [])) )
#set( $may = false )
#set( $seesAll = false )
#foreach( $role in $roles )
  #if( $ctx.stash.needs.roles.contains($role) )
    #set( $may = true )
    #if( !$ctx.stash.needs.assignedOnly.contains($role) )
      #set( $seesAll = true )
    #end
  #end
#end
#if( $util.defaultIfNull($person.grants, []).contains($ctx.stash.needs.permission) )
  #set( $may = true )
  #set( $seesAll = true )
#end
#if( $util.defaultIfNull($person.denials, []).contains($ctx.stash.needs.permission) )
  #set( $may = false )
#end
#if( !$may )
  $util.unauthorized()
#end
#if( !$seesAll )
  $util.qr($ctx.stash.put("authFilter", { "technicianId": { "eq": $util.defaultIfNull($person.technicianId, "nobody") } }))
#end
$util.toJson({})
`,
};
