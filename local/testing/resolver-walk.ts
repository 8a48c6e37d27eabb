import { VelocityTemplate } from '../appsync/simulator';
import { readApi } from '../appsync/config';
import type { ApiDefinition } from '../appsync/config';
import { teachVelocity } from '../appsync/velocity';
import type { AuthMode, RequestContext } from '../appsync/velocity';
import { DEFAULT_FACTS } from '../synth/physical';
import type { SynthOutput } from '../synth/synth';

/** The caller, as AppSync's templates see it. */
export type Caller =
  | { readonly mode: 'API_KEY' | 'AWS_IAM' }
  | {
      readonly sub: string;
      readonly groups?: readonly string[];
      /** The row that the staff check finds; without it, none. */
      readonly row?: Readonly<Record<string, unknown>>;
    };

/** A resolver's result for one request: a refusal, or a request to a data source. */
export interface Walk {
  readonly refusal?: { readonly type: string; readonly message: string };
  readonly sourceName?: string;
  readonly request?: Readonly<Record<string, unknown>>;
}

export interface ResolverTemplates {
  /** `Query.listBays`, … */
  readonly names: readonly string[];
  /** Every request and response template that the resolver runs, in order. */
  textsOf(name: string): readonly string[];
  /** Runs the request templates up to the first data source behind the staff check, as AppSync would. */
  walk(name: string, args: Readonly<Record<string, unknown>>, caller: Caller): Walk;
}

interface Rendered {
  readonly result: unknown;
  readonly stash: Record<string, unknown>;
  readonly args: Record<string, unknown>;
  readonly errors: {
    readonly message: string;
    readonly errorType?: string;
    readonly extensions?: { errorType?: string };
  }[];
  readonly hadException: boolean;
  readonly isReturn: boolean;
}

/** The step that looks up the member of staff, see `amplify/wiring/guards.ts`. */
const STAFF_CHECK = 'StaffCheck';

const authMode = (caller: Caller): AuthMode => ('mode' in caller ? caller.mode : 'AMAZON_COGNITO_USER_POOLS');

function requestContext(caller: Caller): RequestContext {
  return {
    requestAuthorizationMode: authMode(caller),
    ...('sub' in caller ? { jwt: { sub: caller.sub, 'cognito:groups': caller.groups ?? null } } : {}),
    iamToken: {
      accountId: '123456789012',
      userArn: 'arn:aws:sts::123456789012:assumed-role/caller',
      username: 'caller',
    },
    sourceIp: '127.0.0.1',
    headers: {},
    appsyncErrors: [],
    requestId: 'walk',
    resolverCount: 0,
  };
}

const infoOf = (fieldName: string) => ({
  fieldName,
  parentType: 'Query',
  path: { key: fieldName },
  fieldNodes: [],
  variableValues: {},
  fragments: {},
  operation: { operation: 'query' },
});

/** Parsing a template takes longer than running it, so each is parsed once. */
function compileOnce(api: ApiDefinition): (path: string) => VelocityTemplate {
  const simulator = { appSyncConfig: { defaultAuthenticationType: { authenticationType: api.authModes[0] } } };
  const compiled = new Map<string, VelocityTemplate>();
  return (path) => {
    const template = api.templates.find((one) => one.path === path);
    if (!template) throw new Error(`No template ${path}.`);
    const velocity = compiled.get(path) ?? new VelocityTemplate(template, simulator as never);
    compiled.set(path, velocity);
    return velocity;
  };
}

function refusalOf({ errors }: Rendered): Walk {
  const [error] = errors;
  const type = error?.errorType ?? error?.extensions?.errorType ?? 'Unknown';
  return { refusal: { type, message: error?.message ?? 'The template failed.' } };
}

/** The resolvers of the synthesised API, for tests of requests without a data engine. */
export async function openResolvers(synth: SynthOutput): Promise<ResolverTemplates> {
  teachVelocity();
  const api = await readApi(synth, DEFAULT_FACTS);
  const templateOf = compileOnce(api);
  const byName = new Map(api.resolvers.map((one) => [`${one.typeName}.${one.fieldName}`, one]));
  const resolverOf = (name: string) => {
    const resolver = byName.get(name);
    if (!resolver) throw new Error(`No resolver ${name}.`);
    return resolver as typeof resolver & { readonly functions?: readonly string[]; readonly dataSourceName?: string };
  };
  const stepsOf = (name: string) => [
    resolverOf(name),
    ...(resolverOf(name).functions ?? []).map((id) => api.functions.find((one) => one.name === id) ?? resolverOf(id)),
  ];

  return {
    names: [...byName.keys()].sort(),
    textsOf: (name) =>
      stepsOf(name)
        .flatMap((step) => [step.requestMappingTemplateLocation, step.responseMappingTemplateLocation])
        .map((path) => api.templates.find((one) => one.path === path)?.content ?? ''),
    walk(name, args, caller) {
      const fieldName = resolverOf(name).fieldName;
      let state: { args: object; stash: object } = { args, stash: {} };
      for (const step of stepsOf(name)) {
        const values = { source: {}, arguments: state.args, stash: state.stash };
        const velocity = templateOf(step.requestMappingTemplateLocation ?? '');
        const rendered: Rendered = velocity.render(values, requestContext(caller) as never, infoOf(fieldName) as never);
        if (rendered.hadException) return refusalOf(rendered);
        state = rendered;
        if (rendered.isReturn) continue;
        if ('name' in step && step.name.startsWith(STAFF_CHECK)) {
          const found = 'row' in caller ? caller.row : undefined;
          const answer = templateOf(step.responseMappingTemplateLocation ?? '').render(
            { ...values, stash: state.stash, result: found ?? null },
            requestContext(caller) as never,
            infoOf(fieldName) as never,
          );
          if (answer.hadException) return refusalOf(answer);
          state = answer;
          continue;
        }
        const sourceName = 'dataSourceName' in step ? (step.dataSourceName ?? '') : '';
        if (sourceName !== '' && api.sources[sourceName]?.kind !== 'none') {
          return { sourceName, request: rendered.result as Record<string, unknown> };
        }
      }
      return {};
    },
  };
}
