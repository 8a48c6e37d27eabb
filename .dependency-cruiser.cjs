// Who may import whom: the table of ARCHITECTURE.md. `npm run imports` also proves that every rule below can fail,
// on the planted violations in scripts/check/canary.

const TEST = String.raw`\.test\.tsx?$|/testing/|\.d\.ts$`;
const DECIDERS = [
  String.raw`^amplify/kernel/(?!(declare|wire-types|in-api|fields|loose-row|permission-rows)\.ts$)`,
  '^amplify/(door|gateways|outgoing)/',
  '^amplify/areas/[^/]+/(commands|store)/',
  String.raw`^amplify/areas/[^/]+/(audit|belongings|facts|parts)\.ts$`,
  String.raw`^amplify/areas/all-(belongings|kept)\.ts$`,
];
const DEFINITIONS = [
  String.raw`^amplify/(.*(resource|models|api)|areas/[^/]+/access)\.ts$`,
  '^amplify/(backend|data/|wiring/)',
];
const OPERATIONS = String.raw`^amplify/areas/[^/]+/operations\.ts$`;
const DECLARING = String.raw`^amplify/kernel/(declare|wire-types)\.ts$`;
/** What declarations are made with and read by: plain data, for functions, definitions and tools alike. */
const PLAIN = String.raw`^amplify/kernel/(declare|wire-types|in-api|fields|loose-row|permission-rows)\.ts$`;

const MEETING = String.raw`^amplify/areas/[^/]+/(facts|parts)\.ts$`;
const EFFECTS = String.raw`^amplify/areas/[^/]+/effects\.ts$`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'domain-is-pure',
    comment: 'Rules depend on nothing but themselves and the zone database.',
    from: { path: '^domain/', pathNot: TEST },
    to: { pathNot: '^domain/|node_modules/@date-fns/tz/' },
  },
  {
    name: 'commands-know-no-wiring',
    comment: 'Commands, stores and gateways see the domain and each other; of amplify/data only the types.',
    from: { path: DECIDERS, pathNot: TEST },
    to: { path: '^amplify/', pathNot: [...DECIDERS, PLAIN, OPERATIONS], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'definitions-import-no-handlers',
    comment: 'resource.ts and data/** pull no handler or command code; of the kernel what is declared, and with what.',
    from: { path: DEFINITIONS, pathNot: TEST },
    to: { path: [...DECIDERS, String.raw`^amplify/.*handler\.ts$`], pathNot: PLAIN },
  },
  {
    name: 'belongings-are-folded',
    comment: 'What an area holds of a person is reached through the fold over all areas, or one of them is forgotten.',
    from: { path: '^amplify/', pathNot: [TEST, String.raw`^amplify/areas/all-belongings\.ts$`] },
    to: { path: String.raw`^amplify/areas/[^/]+/belongings\.ts$` },
  },
  {
    name: 'areas-meet-in-facts-and-parts',
    comment:
      'Of another area an area imports facts.ts (what may be read) and parts.ts (what goes into its own transaction). ' +
      'Only all-*.ts, which are in no area, and `effects`, which assembles the effects.ts of all, reach further.',
    from: { path: '^amplify/areas/([^/]+)/', pathNot: [TEST, '^amplify/areas/effects/'] },
    to: { path: '^amplify/areas/[^/]+/', pathNot: ['^amplify/areas/$1/', MEETING] },
  },
  {
    name: 'effects-assemble-effects',
    comment: 'The area `effects` takes of each area what follows from its changes, besides facts and parts.',
    from: { path: '^amplify/areas/effects/', pathNot: TEST },
    to: { path: '^amplify/areas/[^/]+/', pathNot: ['^amplify/areas/effects/', MEETING, EFFECTS] },
  },
  {
    name: 'areas-have-no-circles',
    comment: 'Neither of types: an area that needs another for its types, and the other way round, is one area.',
    from: { path: '^amplify/areas/' },
    to: { circular: true },
  },
  {
    name: 'door-reads-facts',
    comment: 'The door looks up who calls as an area would: by facts.ts.',
    from: { path: '^amplify/door/', pathNot: TEST },
    to: { path: '^amplify/areas/', pathNot: String.raw`^amplify/areas/[^/]+/facts\.ts$` },
  },
  {
    name: 'cloud-knows-no-screen',
    comment: 'What runs in the cloud never imports the SPA.',
    from: { path: '^(amplify|local)/' },
    to: { path: '^src/' },
  },
  {
    name: 'screens-take-declarations',
    comment: 'The SPA takes the declared operations and the types that belong to them, and nothing else of the cloud.',
    from: { path: '^src/' },
    to: { path: '^amplify/', pathNot: [OPERATIONS, DECLARING] },
  },
  {
    name: 'screens-declare-nothing',
    comment: 'Of what operations are declared with, the SPA takes types: no schema library reaches a page.',
    from: { path: '^src/' },
    to: { path: DECLARING, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'calls-behind-api',
    comment: 'Components and hooks never call the API: one file for each operation in a folder `api` does.',
    from: { path: '^src/', pathNot: ['/api/[^/]+$', TEST] },
    to: { path: [String.raw`^src/lib/api\.ts$`, OPERATIONS] },
  },
  {
    name: 'documents-behind-calls',
    comment: 'No document is written by hand: src/lib/api.ts writes and sends them all.',
    from: { path: '^src/', pathNot: [String.raw`^src/lib/api\.ts$`, TEST] },
    to: { path: String.raw`^src/lib/(documents|graphql)\.ts$` },
  },
  {
    name: 'lib-knows-no-feature',
    comment: 'src/lib and src/components are below the features and the app.',
    from: { path: '^src/(lib|components|shared)/', pathNot: TEST },
    to: { path: '^src/(features|app)/', pathNot: String.raw`^src/app/paths\.ts$` },
  },
  {
    name: 'features-stay-apart',
    comment: 'A feature never imports another; what two need goes to src/lib, src/components or the domain.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' },
  },
  {
    name: 'features-know-no-app',
    comment: 'Features know the addresses of the app (paths.ts), not its routes or providers.',
    from: { path: '^src/features/', pathNot: TEST },
    to: { path: '^src/app/', pathNot: String.raw`^src/app/paths\.ts$` },
  },
  {
    name: 'nothing-imports-local',
    comment: 'The local cloud is development only; tests may use it.',
    from: { path: '^(domain|amplify|src)/', pathNot: TEST },
    to: { path: '^local/' },
  },
  {
    name: 'amplify-behind-lib',
    comment: 'One place configures and calls the Amplify client, so that public pages stay free of it.',
    from: { path: '^src/', pathNot: ['^src/lib/', TEST] },
    to: { path: 'node_modules/(aws-amplify|@aws-amplify/(api|auth|core|data))/' },
  },
  {
    name: 'production-uses-dependencies',
    comment: 'Code that ships imports dependencies, not development dependencies.',
    from: { path: ['^src/', '^domain/', ...DECIDERS, String.raw`^amplify/.*handler\.ts$`], pathNot: TEST },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: String.raw`node_modules/@types/`,
    },
  },
  {
    name: 'only-delivery-sends-mail',
    comment: 'Everything else writes a row into the outbox, so that nothing is sent twice, unasked or unseen.',
    from: { pathNot: [String.raw`^amplify/areas/outgoing/delivery/handler\.ts$`, TEST] },
    to: { path: String.raw`^amplify/gateways/ses\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one file, or miss a third.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere.',
    from: { pathNot: TEST },
    to: { couldNotResolve: true, pathNot: String.raw`^(virtual:|\$amplify/env/)|\?(raw|url|inline)$` },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`\.(css|svg|png)$` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
