import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '#libs/http';
import type { Caller } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { makeCase, VIEWERS, VISIBILITIES } from './case.js';
import { type Asked, wanted } from './expected.js';
import { rows } from './rows.js';

const operationOf = (name: string): string => name.split(':')[0]!;
const named = new Set(Object.keys(rows).map(operationOf));

describe('every route of the running server', () => {
  let edge: EdgeServer;
  beforeAll(async () => {
    edge = await startEdge();
  });
  afterAll(() => edge.stop());

  it('has a row in the matrix, and no row is of a route that is not there', () => {
    const served = allRoutes.map(({ operationId }) => operationId);
    expect(served.filter((one) => !named.has(one))).toEqual([]);
    expect([...named].filter((one) => !served.includes(one))).toEqual([]);
  });

  it.each(Object.keys(rows))('answers each viewer as the matrix says, whatever the visibility: %s', async (name) => {
    const route = allRoutes.find(({ operationId }) => operationId === operationOf(name))!;
    const row = rows[name]!;
    const [seen, expected]: [string[], string[]] = [[], []];
    for (const visibility of VISIBILITIES) {
      const answers = VIEWERS.map(async (viewer) => {
        const of = await makeCase(edge, viewer, visibility);
        const asked = row.ask(of);
        const { status, text } = await ask(
          of.viewer,
          route.method,
          typeof asked === 'string' ? { path: asked } : asked,
        );
        return `${status}${of.shows(text) ? '+' : ''}`;
      });
      seen.push(`${visibility}: ${(await Promise.all(answers)).join(' ')}`);
      expected.push(`${visibility}: ${VIEWERS.map((viewer) => wanted(row, route.auth, viewer, visibility)).join(' ')}`);
    }
    expect(seen).toEqual(expected);
  });
});

async function ask(who: Caller, method: string, { path, json, form, headers, endless }: Asked) {
  if (endless) return { status: await who.statusOf(path), text: '' };
  if (form) return who.form(path, [['file', form]]);
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return who.send(method, path, { ...body, headers: { ...type, ...headers } });
}
