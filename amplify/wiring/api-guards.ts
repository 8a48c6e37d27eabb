import { CfnFunctionConfiguration } from 'aws-cdk-lib/aws-appsync';
import { READ_GUARDS, STAFF_CHECK, STAFF_READS, neededBy } from './guards';
import { LIVE_GUARD, LIVE_SUBSCRIPTION } from './live-guard';
import type { Workbay } from './parts';

/** Puts the limits of the API and the guards of `guards.ts` in front of what Amplify generated. */
export function guardApi({ data }: Workbay): void {
  limitApi(data);
  guardReads(data);
  checkStaff(data);
}

type Data = Workbay['data'];

/** The same everywhere, so that what is refused in production is refused on a laptop too. */
function limitApi({ resources }: Data): void {
  const { cfnGraphqlApi } = resources.cfnResources;
  cfnGraphqlApi.queryDepthLimit = 6;
  cfnGraphqlApi.resolverCountLimit = 60;
  cfnGraphqlApi.introspectionConfig = 'DISABLED';
}

function guardReads({ resources }: Data): void {
  for (const [name, guard] of Object.entries(READ_GUARDS)) {
    const resolver = resources.cfnResources.cfnResolvers[name];
    if (resolver === undefined) throw new Error(`There is a guard for ${name}, but no such resolver`);
    resolver.requestMappingTemplate = guard + (resolver.requestMappingTemplate ?? '');
  }
}

/** Adds the step that looks up the staff member who reads or listens, as the last but one of each such pipeline. */
function checkStaff({ resources }: Data): void {
  const { cfnResources, graphqlApi, nestedStacks } = resources;
  const staffStack = nestedStacks['StaffMember'];
  const staffTable = cfnResources.cfnDataSources['StaffMemberTable'];
  if (staffStack === undefined || staffTable === undefined)
    throw new Error('StaffMember has no stack or no data source');
  const staffCheck = new CfnFunctionConfiguration(staffStack, 'StaffCheck', {
    apiId: graphqlApi.apiId,
    name: 'StaffCheck',
    // Not its name: CloudFormation waits only for what is referred to.
    dataSourceName: staffTable.attrName,
    functionVersion: '2018-05-29',
    requestMappingTemplate: STAFF_CHECK.request,
    responseMappingTemplate: STAFF_CHECK.response,
  });
  const checked = {
    ...Object.fromEntries(Object.entries(STAFF_READS).map(([name, permission]) => [name, neededBy(permission)])),
    [LIVE_SUBSCRIPTION]: LIVE_GUARD,
  };
  for (const [name, guard] of Object.entries(checked)) {
    const resolver = cfnResources.cfnResolvers[name];
    const steps = resolver?.pipelineConfig as { functions?: string[] } | undefined;
    if (resolver === undefined || steps?.functions === undefined) throw new Error(`${name} is no pipeline to check in`);
    resolver.pipelineConfig = {
      functions: [...steps.functions.slice(0, -1), staffCheck.attrFunctionId, ...steps.functions.slice(-1)],
    };
    resolver.requestMappingTemplate = guard + (resolver.requestMappingTemplate ?? '');
  }
}
