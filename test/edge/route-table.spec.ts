import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { allRoutes, buildOpenApi, controllersOf, errorsDocument, routesOf, servedBy } from '#libs/http';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps = ['upload-api', 'feed-api', 'admin-api'];
const named = (routes: readonly { operationId: string }[]) => routes.map(({ operationId }) => operationId).sort();

describe('the route table', () => {
  it('has one controller method for each route', () => {
    expect(named(controllersOf(apps).flatMap(routesOf))).toEqual(named(allRoutes));
  });

  it.each([[['upload-api']], [['feed-api']], [['admin-api']], [[]]])(
    'gives %s its own routes and no others',
    (some) => {
      const own = allRoutes.filter((route) => servedBy(some, route));
      expect(named(controllersOf(some).flatMap(routesOf))).toEqual(named(own));
      expect(own.length).toBeGreaterThan(0);
      expect(own.length).toBeLessThan(allRoutes.length);
    },
  );

  it('names each call and each (method, path) once', () => {
    expect(new Set(named(allRoutes)).size).toBe(allRoutes.length);
    expect(new Set(allRoutes.map(({ method, path }) => `${method} ${path}`)).size).toBe(allRoutes.length);
  });

  it('is what docs/generated and the client were made from', async () => {
    const generated = (name: string) => readFile(`${root}/docs/generated/${name}`, 'utf8');
    expect(JSON.parse(await generated('openapi.json'))).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
    expect(await generated('errors.md')).toBe(errorsDocument());
    await promisify(execFile)(process.execPath, [`${root}/scripts/generate-client.mjs`, '--check'], { cwd: root });
  }, 30_000);

  it('is OpenAPI 3.1 in which every reference leads somewhere', () => {
    const document = JSON.parse(JSON.stringify(buildOpenApi()));
    expect(document.openapi).toBe('3.1.0');
    const references = JSON.stringify(document).match(/#\/components\/[\w/]+/g)!;
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce((at, key) => at?.[key], document);
      expect({ reference, found: found !== undefined }).toEqual({ reference, found: true });
    }
  });
});
