import { VelocityTemplate } from './simulator';

/** What one request carries through its resolvers. The simulator reads the first six members. */
export interface RequestContext {
  readonly requestAuthorizationMode: AuthMode;
  readonly jwt?: Readonly<Record<string, unknown>>;
  readonly iamToken?: { readonly accountId: string; readonly userArn: string; readonly username: string };
  readonly sourceIp: string;
  readonly headers: Readonly<Record<string, string>>;
  appsyncErrors: unknown[];
  readonly requestId: string;
  resolverCount: number;
  /** Set by a subscription's resolver: which changes this subscriber may see. */
  subscriptionFilter?: unknown;
}

export type AuthMode = 'API_KEY' | 'AWS_IAM' | 'AMAZON_COGNITO_USER_POOLS';

interface VtlMap {
  put(key: string, value: unknown): void;
}

interface RenderContext {
  readonly util: { transform: Record<string, unknown>; isNullOrBlank: (value: unknown) => boolean };
  readonly ctx: { readonly identity: VtlMap | null; readonly request: { readonly headers: unknown } };
  extensions?: unknown;
}

interface Patched {
  buildRenderContext(values: unknown, request: RequestContext, info: unknown): RenderContext;
  isTaughtMore?: true;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

function completeIdentity(identity: VtlMap | null, request: RequestContext): void {
  if (!identity || request.requestAuthorizationMode !== 'AMAZON_COGNITO_USER_POOLS') return;
  identity.put('sourceIp', [request.sourceIp]);
  identity.put('groups', request.jwt?.['cognito:groups'] ?? null);
}

/**
 * The simulator's templates lack what Amplify's generated subscriptions use (`$extensions`, `toSubscriptionFilter`),
 * count blank text as a value, and leave the caller's groups out of the identity.
 */
export function teachVelocity(): void {
  const prototype = VelocityTemplate.prototype as unknown as Patched;
  if (prototype.isTaughtMore) return;
  const original = prototype.buildRenderContext;
  prototype.buildRenderContext = function build(values, request, info) {
    const context = original.call(this, values, request, info);
    completeIdentity(context.ctx.identity, request);
    const { isNullOrEmpty } = context.util as unknown as { isNullOrEmpty: (value: unknown) => boolean };
    context.util.transform = { ...context.util.transform, toSubscriptionFilter: (filter: unknown) => plain(filter) };
    context.util.isNullOrBlank = (value) =>
      isNullOrEmpty.call(context.util, value) || (isText(value) && String(plain(value)).trim() === '');
    context.extensions = {
      setSubscriptionFilter: (filter: unknown) => {
        request.subscriptionFilter = filter;
        return '';
      },
    };
    return context;
  };
  prototype.isTaughtMore = true;
}

function isText(value: unknown): boolean {
  return typeof plain(value) === 'string';
}
