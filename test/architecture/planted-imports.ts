/** A small tree in which every file keeps the rules, and files that each break some. */

export const packages = [
  'zod',
  'zod-openapi',
  'jose',
  'sharp',
  'web-push',
  'yazl',
  'better-sqlite3',
  'pino',
  'prom-client',
  'fastify',
  '@nestjs/platform-fastify',
  'reflect-metadata',
  'openapi-fetch',
  'fast-check',
  '@nestjs/common',
];

const uses = (...targets: string[]) =>
  targets.map((target) => `import '${target}';\n`).join('') + 'export const x = 1;\n';

/** Relations that the table allows. */
export const sound: Readonly<Record<string, string>> = {
  'libs/events/src/index.ts': uses('zod'),
  'libs/stream/src/ports.ts': uses('#libs/events'),
  'libs/stream/src/index.ts': uses('./ports.js', '#libs/events'),
  'libs/account/src/ports.ts': uses('#libs/events'),
  'libs/account/src/sign-in.ts': uses('./ports.js', '#libs/stream/ports', 'node:crypto'),
  'libs/account/src/account.module.ts': uses('@nestjs/common', './sign-in.js'),
  'libs/account/src/index.ts': uses('./account.module.js', '#libs/stream'),
  'libs/account/src/sign-in.spec.ts': uses('./sign-in.js', 'fast-check', '#libs/engines/sqlite'),
  'libs/post/src/ports.ts': uses('#libs/events'),
  'libs/post/src/create-post.ts': uses('./ports.js'),
  'libs/post/src/index.ts': uses('./create-post.js'),
  'libs/feed/src/ports.ts': uses('#libs/events'),
  'libs/feed/src/index.ts': uses('./ports.js'),
  'libs/engines/sqlite/src/user-store.ts': uses('better-sqlite3', '#libs/account/ports', '#libs/events', 'node:fs'),
  'libs/engines/sqlite/src/index.ts': uses('./user-store.js', '#libs/stream/ports'),
  'libs/engines/files/src/index.ts': uses('node:fs/promises', '#libs/stream/ports'),
  'libs/http/src/index.ts': uses(
    '@nestjs/common',
    '@nestjs/platform-fastify',
    'zod',
    './request.js',
    '#libs/account',
    '#libs/post',
    '#libs/stream/ports',
  ),
  'libs/http/src/request.ts': "import type { FastifyRequest } from 'fastify';\nexport type Request = FastifyRequest;\n",
  'libs/client/src/index.ts': uses('openapi-fetch'),
  'libs/wiring/src/profiles.ts': uses('#libs/engines/sqlite', '#libs/engines/files', '#libs/account/ports'),
  'libs/wiring/src/index.ts': uses('./profiles.js', 'pino', 'prom-client', '#libs/http', '@nestjs/platform-fastify'),
  'apps/feed/src/app.ts': uses('#libs/feed'),
  'apps/feed/src/main.ts': uses('reflect-metadata', '#libs/wiring', './app.js'),
  'apps/standalone/src/app.ts': uses('#apps/feed', '#libs/account'),
  'apps/standalone/src/main.ts': uses('reflect-metadata', '#libs/wiring', './app.js'),
  'test/journey/first-photo.ts': uses('#libs/client', '#libs/wiring', '#libs/engines/sqlite', 'better-sqlite3'),
};

export interface Breach {
  readonly file: string;
  readonly text: string;
  readonly breaks: readonly string[];
}

const breach = (file: string, target: string, ...breaks: string[]): Breach => ({ file, text: uses(target), breaks });

export const breaches: readonly Breach[] = [
  breach('libs/post/src/first.ts', './second.js', 'no-cycles'),
  breach('libs/post/src/second.ts', './first.js'), // a cycle is told once, at its first file
  breach('libs/post/src/lost.ts', './nowhere.js', 'no-unresolved'),
  { file: 'libs/post/src/unused.ts', text: 'export const x = 1;\n', breaks: ['no-orphans'] },
  breach('libs/events/src/mechanics.ts', '#libs/stream', 'events-know-nothing'),
  breach('libs/events/src/hashing.ts', 'jose', 'events-know-nothing', 'driver-jose'),
  breach('libs/stream/src/fold-post.ts', '#libs/post', 'stream-knows-events-only'),
  breach('libs/feed/src/read-posts.ts', '#libs/post/ports', 'domains-do-not-meet'),
  breach('libs/feed/src/answer.ts', '#libs/http', 'domain-points-inward'),
  breach('libs/feed/src/keep.ts', '#libs/engines/sqlite', 'domain-points-inward', 'only-wiring-picks-engines'),
  breach('libs/feed/src/sample.ts', 'fast-check', 'domain-is-plain', 'no-test-tools'),
  breach('libs/feed/src/save.ts', 'node:fs/promises', 'logic-touches-nothing'),
  breach('libs/stream/src/fork.ts', 'node:child_process', 'logic-touches-nothing'),
  breach('libs/engines/sqlite/src/sign.ts', '#libs/account', 'engine-sees-ports-only'),
  breach('libs/engines/sqlite/src/share.ts', '#libs/engines/files', 'engine-sees-ports-only'),
  breach('libs/engines/files/src/rows.ts', 'better-sqlite3', 'driver-sqlite', 'engine-without-driver'),
  breach('libs/post/src/resize.ts', 'sharp', 'driver-sharp', 'domain-is-plain'),
  breach('libs/account/src/pack.ts', 'yazl', 'driver-zip', 'domain-is-plain'),
  breach('libs/engines/zip/src/check.ts', 'zod', 'engine-zip-knows-its-driver-only'),
  breach('libs/notify/src/push-now.ts', 'web-push', 'driver-webpush', 'domain-is-plain'),
  breach('libs/http/src/tokens.ts', 'jose', 'driver-jose'),
  breach('libs/engines/sqlite/src/check.ts', 'zod', 'engine-sqlite-knows-its-driver-only'),
  breach('libs/engines/sharp/src/check.ts', 'zod', 'engine-sharp-knows-its-driver-only'),
  breach('libs/engines/webpush/src/check.ts', 'zod', 'engine-webpush-knows-its-driver-only'),
  breach('libs/engines/jose/src/check.ts', 'zod', 'engine-jose-knows-its-driver-only'),
  breach('libs/http/src/run.ts', '#libs/stream', 'http-composes-domains'),
  breach('libs/post/src/reply.ts', 'zod-openapi', 'only-the-edge-speaks-http', 'domain-is-plain'),
  breach('apps/feed/src/serve.ts', '@nestjs/platform-fastify', 'only-the-edge-speaks-http'),
  breach('apps/feed/src/check.ts', 'zod', 'apps-are-thin'),
  breach('apps/feed/src/store.ts', '#libs/engines/sqlite', 'only-wiring-picks-engines'),
  breach('libs/http/src/log.ts', 'pino', 'only-wiring-logs-and-measures'),
  breach('libs/http/src/configure.ts', '#libs/wiring', 'wiring-is-for-apps', 'http-composes-domains'),
  breach('libs/client/src/ids.ts', '#libs/events', 'client-knows-http-only'),
  breach('libs/wiring/src/call.ts', '#libs/client', 'only-the-client-calls-us'),
  breach('apps/feed/src/together.ts', '#apps/standalone', 'apps-do-not-meet'),
  breach('libs/wiring/src/start.ts', '#apps/feed', 'libs-do-not-see-apps'),
  breach('libs/account/src/inject.ts', '@nestjs/common', 'nest-at-the-edge'),
  breach('libs/wiring/src/side-door.ts', '../../account/src/sign-in.js', 'enter-by-the-front-door'),
  breach('apps/feed/src/side-door.ts', '../../../libs/post/src/create-post.js', 'apps-enter-by-the-front-door'),
  breach('libs/http/src/fake.ts', '../../../test/journey/first-photo.js', 'no-code-knows-tests'),
];
