import { bootHash } from './boot';

/** The parts of `amplify_outputs.json` that name hosts. `custom.local` exists when the backend runs on this machine. */
export interface BackendHosts {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly data: { readonly url: string };
  readonly storage?: Readonly<Record<string, unknown>>;
  readonly custom?: {
    readonly local?: {
      readonly endpoints: {
        readonly graphql: string;
        readonly realtime: string;
        readonly cognito: string;
        readonly s3: string;
      };
    };
  };
}

export interface HeaderRule {
  /** Amplify's pattern: `*` matches one step of the path, `**` any number. */
  readonly pattern: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Sources {
  readonly connect: readonly string[];
  readonly images: readonly string[];
}

/** Only the hosts of this deployment: a wildcard would cover the buckets and APIs of every AWS customer. */
function sourcesOf({ auth, data, storage, custom }: BackendHosts): Sources {
  if (custom?.local) {
    const { graphql, realtime, cognito, s3 } = custom.local.endpoints;
    const [files = '', ...others] = [s3, graphql, realtime, cognito].map((endpoint) => originOf(endpoint));
    return { connect: [...new Set([...others, files])], images: [files] };
  }
  const api = new URL(data.url);
  const files = storage
    ? [`https://${String(storage['bucket_name'])}.s3.${String(storage['aws_region'])}.amazonaws.com`]
    : [];
  return {
    connect: [
      api.origin,
      // An API with its own domain answers both on one host.
      `wss://${api.host.replace('.appsync-api.', '.appsync-realtime-api.')}`,
      `https://cognito-idp.${String(auth['aws_region'])}.amazonaws.com`,
      ...files,
    ],
    images: files,
  };
}

/** `URL.origin` is "null" for web sockets. */
function originOf(endpoint: string): string {
  const { protocol, host } = new URL(endpoint);
  return `${protocol}//${host}`;
}

/**
 * The browser reaches nothing but our own files and the deployment's API, user pool and bucket. Styles may be inline
 * because React sets style attributes.
 */
function policyOf({ connect, images }: Sources): Map<string, string> {
  return new Map([
    ['default-src', "'self'"],
    ['script-src', `'self' ${bootHash()}`],
    ['style-src', "'self' 'unsafe-inline'"],
    ['img-src', ["'self'", 'data:', ...images].join(' ')],
    ['font-src', "'self'"],
    ['connect-src', `'self' ${connect.join(' ')}`],
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
    ['require-trusted-types-for', "'script'"],
    ['upgrade-insecure-requests', ''],
  ]);
}

const written = (policy: ReadonlyMap<string, string>): string =>
  [...policy].map(([directive, values]) => `${directive} ${values}`.trim()).join('; ');

const EVERYWHERE = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The response headers of the deployed site. If two rules name the same header, the later one counts. */
export function hostingHeaders(backend: BackendHosts): HeaderRule[] {
  const policy = written(policyOf(sourcesOf(backend)));
  return [
    {
      pattern: '**/*',
      headers: { ...EVERYWHERE, 'content-security-policy': policy, 'cache-control': 'no-cache' },
    },
    { pattern: '/assets/**', headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
  ];
}

/**
 * The same for Vite's development server on a port of this machine, as far as it allows: it writes a script into the
 * page, controls caching, and speaks over a web socket, which not every browser counts as the page's own. Nothing is
 * upgraded to https, because Safari would do so on this machine too. Trusted types are left to the build.
 */
export function developmentHeaders(backend: BackendHosts, port: number): Record<string, string> {
  const { connect, images } = sourcesOf(backend);
  const policy = policyOf({ connect: [...connect, `ws://127.0.0.1:${port}`], images });
  policy.set('script-src', "'self' 'unsafe-inline'");
  policy.delete('require-trusted-types-for');
  policy.delete('upgrade-insecure-requests');
  return { ...EVERYWHERE, 'content-security-policy': written(policy) };
}

function matches(pattern: string, urlPath: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/?/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replace(/\u0000/g, '.*');
  return new RegExp(`^/?${source}$`).test(urlPath);
}

/** What Amplify Hosting sends with the answer to an address. */
export const headersAt = (rules: readonly HeaderRule[], urlPath: string): Record<string, string> =>
  Object.assign({}, ...rules.map(({ pattern, headers }) => (matches(pattern, urlPath) ? headers : {}))) as Record<
    string,
    string
  >;

/** A YAML text in single quotes. Each value is one line: a folded one with a line end makes the site answer 502. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const headerName = (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** The file `customHttp.yml`, which configures Amplify Hosting. */
export function customHttp(rules: readonly HeaderRule[]): string {
  const lines = rules.flatMap(({ pattern, headers }) => [
    `  - pattern: ${quoted(pattern)}`,
    '    headers:',
    ...Object.entries(headers).flatMap(([name, value]) => [
      `      - key: ${quoted(headerName(name))}`,
      `        value: ${quoted(value)}`,
    ]),
  ]);
  return ['customHeaders:', ...lines, ''].join('\n');
}
