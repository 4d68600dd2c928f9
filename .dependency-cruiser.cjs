// Who may import whom: the table of docs/architecture.md. test/architecture/ plants a breach for each rule.
const DOMAIN = 'account|post|media|feed|counter|notify|trace|operate';
/** An engine's driver packages; an engine that is not named here has none. */
const DRIVERS = { sqlite: 'better-sqlite3', sharp: 'sharp', jose: 'jose', webpush: 'web-push', zip: 'yazl' };

const SPEC = '\\.spec\\.ts$';
const FRONT = '^libs/(engines/)?[^/]+/src/(index|ports)\\.ts$';
const OUTSIDE = '^(node:)?(fs|net|tls|dns|dgram|http|https|http2|os|child_process|worker_threads|cluster)(/|$)';
const packages = (names) => `^node_modules/(@types/)?(${names})/`;

/** Tests see everything: specs beside the code, and test/, bench/ and scripts/ as a whole, are free. */
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, path: from.path ?? '^(libs|apps)/', pathNot: [SPEC, ...(from.pathNot ?? [])] },
  to,
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'a cycle means two files are one concept',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'an import must resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      comment: 'a file that imports nothing and that nobody imports',
      severity: 'error',
      from: { orphan: true, path: '^(libs|apps)/', pathNot: [SPEC, '\\.d\\.ts$'] },
      to: {},
    },
    rule(
      'events-know-nothing',
      'the vocabulary: its schema library and nothing else',
      { path: '^libs/events/' },
      { path: '^(libs|apps|node_modules)/', pathNot: `^libs/events/|${packages('zod')}` },
    ),
    rule(
      'stream-knows-events-only',
      'mechanics know the vocabulary only',
      { path: '^libs/stream/' },
      { path: '^(libs|apps|node_modules)/', pathNot: `^libs/(stream|events)/|${packages('zod|@nestjs')}` },
    ),
    rule(
      'domains-do-not-meet',
      'domains meet in libs/events or in libs/http',
      { path: `^libs/(${DOMAIN})/` },
      { path: `^libs/(${DOMAIN})/`, pathNot: '^libs/$1/' },
    ),
    rule(
      'domain-points-inward',
      'a domain sees no engine, edge, wiring or process',
      { path: `^libs/(${DOMAIN})/` },
      { path: '^(libs/(engines|http|wiring|client)/|apps/)' },
    ),
    rule(
      'domain-is-plain',
      'a domain needs no package but its schema library',
      { path: `^libs/(${DOMAIN})/` },
      { path: '^node_modules/', pathNot: packages('zod|@nestjs') },
    ),
    rule(
      'logic-touches-nothing',
      'files, sockets and processes stand behind ports',
      { path: `^libs/(events|stream|${DOMAIN})/` },
      { path: OUTSIDE, dependencyTypes: ['core'] },
    ),
    rule(
      'engine-sees-ports-only',
      'an engine calls no use case',
      { path: '^libs/engines/([^/]+)/' },
      { path: '^(libs|apps)/', pathNot: `^libs/engines/$1/|^libs/events/|^libs/(stream|${DOMAIN})/src/ports\\.ts$` },
    ),
    ...Object.entries(DRIVERS).flatMap(([engine, driver]) => [
      rule(
        `driver-${engine}`,
        `${driver} is known in libs/engines/${engine} alone`,
        { pathNot: [`^libs/engines/${engine}/`] },
        { path: packages(driver) },
      ),
      rule(
        `engine-${engine}-knows-its-driver-only`,
        'an engine is one technology',
        { path: `^libs/engines/${engine}/` },
        { path: '^node_modules/', pathNot: packages(driver) },
      ),
    ]),
    rule(
      'engine-without-driver',
      'an engine is one technology',
      { path: '^libs/engines/', pathNot: [`^libs/engines/(${Object.keys(DRIVERS).join('|')})/`] },
      { path: '^node_modules/' },
    ),
    rule(
      'http-composes-domains',
      'the edge sees domains, events and the stream ports',
      { path: '^libs/http/' },
      { path: '^(libs|apps)/', pathNot: `^libs/(http|events|${DOMAIN})/|^libs/stream/src/ports\\.ts$` },
    ),
    rule(
      'only-the-edge-speaks-http',
      'HTTP is known in libs/http, started in libs/wiring',
      { pathNot: ['^libs/(http|wiring)/'] },
      { path: packages('fastify|@fastify|zod-openapi|@nestjs/swagger|@nestjs/platform-fastify') },
    ),
    rule(
      'only-wiring-picks-engines',
      'one place chooses adapters',
      { pathNot: ['^libs/(wiring|engines)/'] },
      { path: '^libs/engines/' },
    ),
    rule(
      'only-wiring-logs-and-measures',
      'everybody else has the ports Logger and Meter',
      { pathNot: ['^libs/wiring/'] },
      { path: packages('pino|prom-client') },
    ),
    rule(
      'wiring-is-for-apps',
      'only a process is wired',
      { path: '^libs/', pathNot: ['^libs/wiring/'] },
      { path: '^libs/wiring/' },
    ),
    rule(
      'client-knows-http-only',
      'a client knows the API by its description',
      { path: '^libs/client/' },
      { path: '^(libs|apps|node_modules)/', pathNot: `^libs/client/|${packages('openapi-fetch')}` },
    ),
    rule(
      'only-the-client-calls-us',
      'the product does not call itself over HTTP',
      { path: '^libs/', pathNot: ['^libs/client/'] },
      { path: `^libs/client/|${packages('openapi-fetch')}` },
    ),
    rule(
      'apps-do-not-meet',
      'a process imports no process; standalone holds them all',
      { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/'] },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule(
      'apps-are-thin',
      'a process needs no package but Nest',
      { path: '^apps/' },
      { path: '^node_modules/', pathNot: packages('@nestjs|reflect-metadata') },
    ),
    rule('libs-do-not-see-apps', 'process → library, never back', { path: '^libs/' }, { path: '^apps/' }),
    rule(
      'nest-at-the-edge',
      'domain code is plain TypeScript',
      { path: '^libs/', pathNot: [`^libs/(stream|${DOMAIN})/src/[^/]+\\.module\\.ts$`, '^libs/(http|wiring)/'] },
      { path: packages('@nestjs|reflect-metadata') },
    ),
    rule(
      'enter-by-the-front-door',
      'index.ts or ports.ts',
      { path: '^libs/(?:engines/)?([^/]+)/' },
      { path: '^libs/', pathNot: `${FRONT}|^libs/(engines/)?$1/` },
    ),
    rule(
      'apps-enter-by-the-front-door',
      'index.ts, ports.ts, or an app',
      { path: '^apps/([^/]+)/' },
      { path: '^(libs|apps)/', pathNot: `${FRONT}|^apps/$1/|^apps/[^/]+/src/app\\.ts$` },
    ),
    rule('no-code-knows-tests', 'tests see code', {}, { path: `^(test|bench|scripts)/|${SPEC}` }),
    rule(
      'no-test-tools',
      'the product runs without what tests it',
      {},
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/@types/',
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/simulation/planted)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
