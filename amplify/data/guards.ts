import { STAFF_GROUPS } from './authorization';

/** The longest page anyone may ask for, and the length of a page when nobody asks. */
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

const setIsStaff = `#set( $isStaff = false )
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

/** Generated owner rules would let a customer ask and then filter the answer; these refuse before anything is read. */
const staffOnly = onlyWhen('$isStaff');
const ownKeyOrStaff = onlyWhen('$isStaff || $ctx.args.customerId == $ctx.identity.claims.get("sub")');

const keyedRead = (key: string, ...who: string[]) => [...who, needs(key), noFilter, shortPages].join('');

/**
 * VTL put in front of the generated request template of each list and index query, by resolver.
 * It runs before the generated authorisation step, so it only refuses and never allows.
 */
export const READ_GUARDS: Readonly<Record<string, string>> = {
  'Query.listServices': keyedRead('shopId'),
  'Query.listBays': keyedRead('shopId'),
  'Query.listTechnicians': keyedRead('shopId'),
  'Query.listStaffMembers': keyedRead('shopId'),
  'Query.listDaySheets': keyedRead('week'),
  'Query.listTimeBlocks': keyedRead('week'),
  'Query.listWaitingEntries': keyedRead('shopId'),
  'Query.listAuditEntries': keyedRead('subject'),
  'Query.listNotifications': keyedRead('audience'),
  'Query.customersByEmail': keyedRead('email', staffOnly),
  'Query.vehiclesByCustomer': keyedRead('customerId', ownKeyOrStaff),
  'Query.appointmentsByVisitDate': keyedRead('visitDate', staffOnly),
  'Query.appointmentsByCustomer': keyedRead('customerId', ownKeyOrStaff),
};
