import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { UnavailableError } from '#libs/events';
import { allRoutes } from '#libs/http';
import { Audit } from '#libs/operate';
import { EventLog } from '#libs/stream/ports';
import { newId } from '../contract/ids.js';
import { type Caller, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const ours = allRoutes.filter(({ path, auth }) => path.startsWith('/v1/admin/') || auth === 'admin');
const acts = ours.filter(({ method }) => method !== 'GET');
const WHY = 'because the test says so';

interface Json {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Json>>;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Json[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

/** Something that fits a schema: whatever a field is, the reason is ours. */
function sample(schema: Json, named = schema.$defs, field = ''): unknown {
  if (schema.$ref) return sample(named![schema.$ref.split('/').at(-1)!]!, named, field);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0]!, named, field);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return field === 'reason' ? WHY : newId();
  const wanted = (schema.required ?? []).map((one) => [one, sample(schema.properties![one]!, named, one)] as const);
  return Object.fromEntries(wanted);
}

function bodyOf({ body }: (typeof acts)[number]): object {
  return sample(z.toJSONSchema(body!.json!, { io: 'input' }) as Json) as object;
}

describe('every administrative act', () => {
  let edge: EdgeServer;
  let admin: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    admin = await signUpAdmin(edge, 'the.auditor');
  });
  afterAll(() => edge.stop());

  const send = (by: Caller, route: (typeof acts)[number], objectId: string, change: object = {}) => {
    const init = {
      body: JSON.stringify({ ...bodyOf(route), ...change }),
      headers: { 'content-type': 'application/json' },
    };
    return by.send(route.method, route.path.replace(/:\w+/, objectId), init);
  };
  const linesOf = async (query: string) => (await admin.get(`/v1/admin/audit?${query}`)).body.items;

  it('is for administrators alone, and there are some', () => {
    expect(ours.filter(({ auth }) => auth !== 'admin')).toEqual([]);
    expect(acts.length).toBeGreaterThan(1);
  });

  it.each(acts.map((route) => [route.operationId, route] as const))('%s asks for a reason', async (_id, route) => {
    for (const change of [{ reason: undefined }, { reason: ' ' }, { reason: 'x'.repeat(501) }]) {
      const refused = await send(admin, route, newId(), change);
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid_request']);
    }
  });

  it.each(acts.map((route) => [route.operationId, route] as const))('%s leaves a line', async (_id, route) => {
    const objectId = newId();
    const answer = await send(admin, route, objectId);
    expect(answer.body?.errors).toBeUndefined();
    const query = route.path.includes(':') ? `objectId=${objectId}` : `actorId=${admin.id}&limit=1`;
    const [line] = await linesOf(query);
    expect(line).toMatchObject({ act: route.operationId, actorId: admin.id, reason: WHY });
    expect(line.outcome).toBe(answer.status < 300 ? 'done' : 'refused');
    expect(line.code).toBe(answer.body?.code);
    expect(line.object.kind).not.toBe('');
  });

  it('that somebody else tries leaves none', async () => {
    const objectId = newId();
    const ann = await signUp(edge, 'ann.tries');
    expect((await send(ann, acts[0]!, objectId)).status).toBe(403);
    expect(await linesOf(`objectId=${objectId}`)).toEqual([]);
  });

  it('is listed newest first, page by page, by object and by administrator', async () => {
    const [first, second] = [await signUpAdmin(edge, 'first.admin'), await signUpAdmin(edge, 'second.admin')];
    const [one, other] = [newId(), newId()];
    const [act] = acts;
    for (const [by, objectId] of [
      [first, one],
      [second, one],
      [first, other],
    ] as const) {
      await send(by, act!, objectId);
    }
    const objectsOf = (items: { object: { id: string } }[]) => items.map(({ object }) => object.id);
    expect(objectsOf(await linesOf(`actorId=${first.id}`))).toEqual([other, one]);
    expect(objectsOf(await linesOf(`actorId=${second.id}&objectId=${one}`))).toEqual([one]);
    expect(await linesOf(`actorId=${second.id}&objectId=${other}`)).toEqual([]);
    const page = (await admin.get(`/v1/admin/audit?objectId=${one}&limit=1`)).body;
    expect(page.items[0].actorId).toBe(second.id);
    const rest = (await admin.get(`/v1/admin/audit?objectId=${one}&limit=1&cursor=${page.nextCursor}`)).body;
    expect([rest.items[0].actorId, rest.nextCursor]).toEqual([first.id, null]);
  });
});

describe('the line of an act', () => {
  it('stands before the act: where it cannot be written, nothing is done', async () => {
    const deaf = { note: () => Promise.reject(new UnavailableError('the store is away')) };
    const edge = await startEdge(new Map([[Audit as never, deaf]]));
    const admin = await signUpAdmin(edge, 'deaf.admin');
    const appended: unknown[] = [];
    const log = edge.engine(EventLog);
    const append = log.append.bind(log);
    log.append = (records) => {
      appended.push(...records);
      return append(records);
    };
    const init = {
      body: JSON.stringify({ hidden: true, reason: WHY }),
      headers: { 'content-type': 'application/json' },
    };
    const refused = await admin.send('PUT', `/v1/admin/posts/${newId()}/moderation`, init);
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    expect(appended).toEqual([]);
    await edge.stop();
  });
});
