import { propertiesOf } from '../synth/evaluate';
import { type Placed, type Stack, resourcesOf } from '../synth/stacks';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

interface PolicyProperties {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Roles: readonly string[];
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** The policies of a function's own role. The role has its name, without the capital of `mailEvents`. */
export const policiesOf = (root: Stack, name: string): Placed[] =>
  resourcesOf(root, 'AWS::IAM::Policy').filter((placed) =>
    propertiesOf<PolicyProperties>(placed).Roles.some((role) =>
      role.startsWith(`${name.toLowerCase()}lambdaServiceRole`),
    ),
  );

/** `action resource` for everything the function's own role allows. */
export function allowedTo(root: Stack, name: string): string[] {
  const statements = policiesOf(root, name).flatMap(
    (placed) => propertiesOf<PolicyProperties>(placed).PolicyDocument.Statement,
  );
  if (statements.some(({ Effect }) => Effect !== 'Allow')) throw new Error(`the role of ${name} does not only allow`);
  return statements.flatMap(({ Action, Resource }) =>
    list(Action).flatMap((action) =>
      list(Resource).map((resource) => `${action} ${resource.replace(/^arn:aws:[^:]*:[^:]*:[^:]*:/, '')}`),
    ),
  );
}

/** Each object of files and of events that Lambda gives up has its own name. */
const ON_FILES = /^s3:(Get|Put|Delete)Object [\w-]+\/vehicle-files\/\*$|^s3:PutObject [\w-]+\/aws\/lambda\/\*$/;

/** Grants that reach beyond named resources, and scans of whole tables. */
export const wideRights = (root: Stack, name: string): string[] =>
  allowedTo(root, name)
    .filter((line) => (line.includes('*') || line.includes('Scan')) && !ON_FILES.test(line))
    .map((line) => `${name} may ${line}`);

const OF_MODEL = /IAMRole[0-9A-F]{8}$/;

/** By model, the API's own rights on its table. */
export const rightsOfApi = (root: Stack): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    resourcesOf(root, 'AWS::IAM::Role')
      .filter(({ logicalId }) => OF_MODEL.test(logicalId))
      .map((role) => [
        role.logicalId.replace(OF_MODEL, ''),
        propertiesOf<{ Policies: PolicyProperties[] }>(role).Policies.flatMap(({ PolicyDocument }) =>
          PolicyDocument.Statement.flatMap(({ Action }) => list(Action)),
        ),
      ]),
  );
