import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TallyStore } from '#libs/counter';
import { MediaStore } from '#libs/media';
import { ActStore, Explore, PostStore } from '#libs/post';
import { Clock } from '#libs/stream/ports';
import { uuidv7 } from '#libs/events';
import { Container } from '../simulation/container.js';
import { postModule } from '#libs/post';
import { type Answer, type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const NOTHING = '01a1fda9-230f-7000-8d99-d5423a314b33';

let edge: EdgeServer;
let ann: Caller;
let bob: Caller;
let cleo: Caller;
let run = 0;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());
beforeEach(async () => {
  run += 1;
  [ann, bob, cleo] = [
    await signUp(edge, `ann${run}`),
    await signUp(edge, `bob${run}`),
    await signUp(edge, `cleo${run}`),
  ];
});

async function post(who: Caller, caption: string, ready = true): Promise<string> {
  const parts: [string, string | Uint8Array][] = [
    ['caption', caption],
    ['file', likeJpeg(caption)],
  ];
  const { body } = await who.form('/v1/users/me/posts', parts);
  if (ready) await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
  return body.id;
}
const idsOf = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);
const list = async (who: Caller, path: string) => idsOf(await who.get(path));
const next = (who: Caller, path: string, { body }: Answer) =>
  who.get(`${path}&cursor=${encodeURIComponent(body.nextCursor)}`);

describe('the posts of a tag', () => {
  it('are read newest first, page by page, in any spelling of the tag', async () => {
    const tag = `Straße${run}`;
    const ids = [
      await post(ann, `#${tag} 1`),
      await post(bob, `2 #${tag.toUpperCase()}`),
      await post(ann, `3 #${tag}`),
    ];
    const path = `/v1/tags/${encodeURIComponent(tag.toLowerCase())}/posts`;
    expect(await list(cleo, path)).toEqual([ids[2], ids[0]]);
    const first = await cleo.get(`${path}?limit=1`);
    expect(idsOf(await next(cleo, `${path}?limit=1`, first))).toEqual([ids[0]]);
    expect((await cleo.get(`${path}?fields=items(id)`)).body).toEqual({ items: [{ id: ids[2] }, { id: ids[0] }] });
  });

  it('are those alone that have it now, and that the viewer may see', async () => {
    const tag = `now${run}`;
    const [edited, gone, unready, blocked] = [
      await post(ann, `#${tag}`),
      await post(ann, `#${tag}`),
      await post(ann, `#${tag}`, false),
      await post(bob, `#${tag}`),
    ];
    const kept = await post(ann, `#${tag}`);
    const path = `/v1/tags/${tag}/posts`;
    expect(await list(cleo, path)).toEqual([kept, blocked, gone, edited]);
    const headers = { 'if-match': '*', 'content-type': 'application/json' };
    const body = JSON.stringify({ caption: 'none' });
    await ann.send('PATCH', `/v1/posts/${edited}?fields=caption`, { headers, body });
    await ann.send('DELETE', `/v1/posts/${gone}`);
    await bob.send('PUT', `/v1/users/${cleo.id}/block`);
    expect(await list(cleo, path)).toEqual([kept]);
    expect(await list(ann, path)).toEqual([kept, blocked, unready]);
  });
});

describe('saved posts', () => {
  it('are the viewer’s own list, the latest first, told at once', async () => {
    const ids = [await post(ann, 'a'), await post(ann, 'b'), await post(ann, 'c')];
    for (const id of [ids[1], ids[2], ids[0]]) await bob.send('PUT', `/v1/posts/${id}/save`);
    const first = await bob.get('/v1/saved?limit=2');
    expect(idsOf(first)).toEqual([ids[0], ids[2]]);
    expect(idsOf(await next(bob, '/v1/saved?limit=2', first))).toEqual([ids[1]]);
    expect(first.body.items[0].viewer).toEqual({ liked: false, saved: true });
    expect(await list(cleo, '/v1/saved')).toEqual([]);
    await bob.send('DELETE', `/v1/posts/${ids[0]}/save`);
    await ann.send('DELETE', `/v1/posts/${ids[1]}`);
    expect(await list(bob, '/v1/saved')).toEqual([ids[2]]);
    expect((await bob.send('PUT', `/v1/posts/${NOTHING}/save`)).status).toBe(404);
  });
});

describe('who likes a post', () => {
  it('is read page by page, the latest first, without those whom the viewer may not see', async () => {
    const id = await post(ann, 'liked');
    for (const who of [bob, cleo, ann]) await who.send('PUT', `/v1/posts/${id}/like`);
    const path = `/v1/posts/${id}/likes`;
    const first = await ann.get(`${path}?limit=2`);
    expect(idsOf(first)).toEqual([ann.id, cleo.id]);
    expect(first.body.items[1]).toMatchObject({ userName: `cleo${run}` });
    expect(idsOf(await next(ann, `${path}?limit=2`, first))).toEqual([bob.id]);
    await bob.send('PUT', `/v1/users/${cleo.id}/block`);
    expect(await list(cleo, path)).toEqual([ann.id, cleo.id]);
    await cleo.send('DELETE', `/v1/posts/${id}/like`);
    expect(await list(ann, path)).toEqual([ann.id, bob.id]);
    expect((await ann.get(`/v1/posts/${NOTHING}/likes`)).status).toBe(404);
  });
});

describe('views', () => {
  it('are noted once a person, of posts that they may see and that are not their own', async () => {
    const [seen, unready, own] = [await post(ann, 'seen'), await post(ann, 'unready', false), await post(bob, 'own')];
    const view = (postIds: string[]) => bob.post('/v1/views', { postIds });
    expect((await view([seen, seen, unready, own, NOTHING])).status).toBe(204);
    const viewed = async () => (await edge.engine(ActStore).by(bob.id, 'view', 9)).map(({ id, at }) => ({ id, at }));
    const first = await viewed();
    expect(first.map(({ id }) => id)).toEqual([seen]);
    expect((await view([seen])).status).toBe(204);
    expect(await viewed()).toEqual(first);
  });

  it('are refused where none is named, or too many', async () => {
    expect((await bob.post('/v1/views', { postIds: [] })).status).toBe(400);
    expect((await bob.post('/v1/views', { postIds: Array.from({ length: 101 }, () => NOTHING) })).status).toBe(400);
  });
});

describe('explore', () => {
  const explore = (): Explore => {
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>(edge.table.ports);
    return new Container([postModule], ports).get(Explore);
  };
  const like = async (subjectId: string, value: number) => {
    await edge.engine(TallyStore).put(0, [{ subjectId, counter: 'likes', value, version: value }]);
  };

  it('shows public posts, the most liked first, and none of private, hidden, deleted or blocked ones', async () => {
    const ids = [await post(ann, '1'), await post(ann, '2'), await post(ann, '3'), await post(bob, 'bob')];
    const [one, two, gone, other] = ids as [string, string, string, string];
    for (const [id, likes] of [
      [one, 1_001],
      [two, 1_003],
      [gone, 1_004],
      [other, 1_002],
    ] as const)
      await like(id, likes);
    await explore().refresh(ids);
    const shown = async (who: Caller) => (await list(who, '/v1/explore')).filter((id) => ids.includes(id));
    expect(await shown(cleo)).toEqual([gone, two, other, one]);
    await ann.send('DELETE', `/v1/posts/${gone}`);
    expect(await shown(cleo)).toEqual([two, other, one]);
    await edge.engine(PostStore).setHidden(two, true, 1);
    await cleo.send('PUT', `/v1/users/${bob.id}/block`);
    expect([await shown(cleo), await shown(ann)]).toEqual([[one], [other, one]]);
    const first = await ann.get('/v1/explore?limit=1');
    expect(idsOf(first)).toEqual([other]);
    expect(idsOf(await next(ann, '/v1/explore?limit=1', first))).toEqual([one]);
  });

  it('shows seven days', async () => {
    const now = edge.engine(Clock).now();
    const idAt = (ms: number) => uuidv7(now - ms, Buffer.alloc(16, 1));
    const [young, old] = [idAt(6.9 * 86_400_000), idAt(7.1 * 86_400_000)];
    const words = { caption: '', tags: [], mediaIds: [], altTexts: [], mentionIds: [] };
    for (const id of [young, old]) {
      await edge.engine(PostStore).put({ id, authorId: ann.id, ...words, createdAt: '2026-01-01T00:00:00.000Z' }, 0);
      await like(id, 9_000);
    }
    await explore().refresh([young, old]);
    expect((await explore().top(1)).map(({ id }) => id)).toEqual([young]);
    expect((await explore().top(100)).map(({ id }) => id)).not.toContain(old);
  });
});
