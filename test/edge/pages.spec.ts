import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { TimelineStore } from '#libs/feed';
import { MediaStore } from '#libs/media';
import { Clock } from '#libs/stream/ports';
import { SystemClock } from '#libs/engines/system';
import { type Answer, type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const FEED = '/v1/users/me/feed';

let edge: EdgeServer;
let ann: Caller;
let bob: Caller;
beforeEach(async () => {
  edge = await startEdge();
  [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
  await bob.send('PUT', `/v1/users/${ann.id}/follow`);
});
afterEach(() => edge.stop());

/** A post of ann's that bob may see. Nobody fans out here: readers pull it. */
async function post(caption: string): Promise<string> {
  const { body } = await ann.form('/v1/users/me/posts', [
    ['caption', caption],
    ['file', likeJpeg(caption)],
  ]);
  await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
  return body.id;
}
async function posts(...captions: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const caption of captions) ids.push(await post(caption));
  return ids;
}
const captions = ({ body }: Answer): string[] => body.items.map(({ caption }: { caption: string }) => caption);
const page = (who: Caller, path: string, cursor: string, more = '') =>
  who.get(`${path}?limit=2&cursor=${encodeURIComponent(cursor)}${more}`);
const fail = () => Promise.reject(new UnavailableError('away'));

describe.each([
  ['a feed', () => FEED],
  ['the posts of a user', () => `/v1/users/${ann.id}/posts`],
])('pages of %s', (_what, pathOf) => {
  it('have each post once, and none that came since', async () => {
    await posts('a', 'b', 'c', 'd', 'e');
    const first = await bob.get(`${pathOf()}?limit=2`);
    await post('f');
    const second = await page(bob, pathOf(), first.body.nextCursor);
    await post('g');
    const third = await page(bob, pathOf(), second.body.nextCursor);
    expect([first, second, third].map(captions)).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    expect(third.body.nextCursor).toBeNull();
    expect(captions(await bob.get(pathOf()))).toEqual(['g', 'f', 'e', 'd', 'c', 'b', 'a']);
  });

  it('end where nothing follows, also behind a page that is just full', async () => {
    await posts('a', 'b');
    expect((await bob.get(`${pathOf()}?limit=2`)).body.nextCursor).toBeNull();
    expect((await bob.get(`${pathOf()}?limit=1`)).body.nextCursor).toEqual(expect.any(String));
  });

  it('are refused under a cursor that is forged, cut or of another list', async () => {
    await posts('a', 'b', 'c');
    const { nextCursor } = (await bob.get(`${pathOf()}?limit=1`)).body;
    const other = pathOf() === FEED ? `/v1/users/${ann.id}/posts` : FEED;
    const bytes = Buffer.from(nextCursor, 'base64url');
    const changed = [0, 15, 16, bytes.length - 1].map((at) =>
      bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
    );
    const places = [...changed, Buffer.concat([bytes, Buffer.from(' partial')]), bytes.subarray(0, 16)];
    const bad = [
      ...places.map((place) => Buffer.from(place).toString('base64url')),
      ...[Buffer.from('019aa000-0000-7000-8000-000000000001').toString('base64url'), `${nextCursor}.`],
      ...[nextCursor.slice(0, -1), nextCursor.slice(1), `${nextCursor}=`],
      ...['x', '', 'null', 'x'.repeat(600), (await bob.get(`${other}?limit=1`)).body.nextCursor],
      (await ann.get(`/v1/users/${ann.id}/posts?limit=1`)).body.nextCursor,
    ];
    for (const cursor of bad) {
      const refused = await page(bob, pathOf(), cursor);
      const { code, errors } = refused.body;
      const seen = [refused.status, code, errors?.map(({ path }: { path: string }) => path)];
      expect({ cursor, seen }).toEqual({ cursor, seen: [400, 'invalid_request', ['query.cursor']] });
    }
    expect((await page(bob, pathOf(), nextCursor)).status).toBe(200);
  });
});

describe('a feed', () => {
  it('refuses the cursor of another reader', async () => {
    const cid = await signUp(edge, 'cid');
    await cid.send('PUT', `/v1/users/${ann.id}/follow`);
    await posts('a', 'b');
    const { nextCursor } = (await bob.get(`${FEED}?limit=1`)).body;
    expect((await page(cid, FEED, nextCursor)).body.code).toBe('invalid_request');
  });

  it('is served by the half that can be read, and says that it is partial, on later pages too', async () => {
    await posts('a', 'b', 'c', 'd');
    const timelines = edge.engine(TimelineStore);
    const home = timelines.home;
    timelines.home = fail;
    const first = await bob.get(`${FEED}?limit=2`);
    timelines.home = home;
    const second = await page(bob, FEED, first.body.nextCursor);
    expect([captions(first), captions(second)]).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
    expect([first.body.partial, second.body.partial, second.body.nextCursor]).toEqual([true, true, null]);
    expect((await bob.get(FEED)).body.partial).toBe(false);
  });

  it('is partial where only the stored rows can be read, and 503 where nothing can', async () => {
    const [a] = await posts('a', 'b');
    const timelines = edge.engine(TimelineStore);
    await timelines.addToHomes([bob.id], [a!]);
    timelines.authors = fail;
    const stored = await bob.get(`${FEED}?limit=2`);
    expect([captions(stored), stored.body.partial]).toEqual([['a'], true]);
    // What follows is not known: one asks again.
    const rest = await page(bob, FEED, stored.body.nextCursor);
    expect(rest.body).toEqual({ items: [], nextCursor: null, partial: true });
    timelines.home = fail;
    expect((await bob.get(FEED)).status).toBe(503);
  });

  it('fills an emptied page in five rounds, and goes on where they ended', async () => {
    await post('old');
    const hidden = Array.from({ length: 150 }, (_, n) => `ffffffff-ffff-7fff-8fff-${String(n).padStart(12, '0')}`);
    await edge.engine(TimelineStore).addToHomes([bob.id], hidden);
    const first = await bob.get(`${FEED}?limit=2`);
    expect(captions(first)).toEqual([]);
    expect(captions(await page(bob, FEED, first.body.nextCursor))).toEqual(['old']);
  });

  it('tells how many posts are newer than the one that the reader has', async () => {
    const ids = await posts('a', 'b', 'c', 'd');
    const newCount = async (id: string) => (await bob.get(`${FEED}?limit=1&newerThan=${id}`)).body.newCount;
    expect(await Promise.all(ids.map(newCount))).toEqual([3, 2, 1, 0]);
    await edge.engine(TimelineStore).addToHomes([bob.id], ids);
    expect(await Promise.all(ids.map(newCount))).toEqual([3, 2, 1, 0]);
    await ann.form('/v1/users/me/posts', [['file', likeJpeg('not done yet')]]);
    expect(await newCount(ids[3]!)).toBe(0);
    expect((await bob.get(FEED)).body).not.toHaveProperty('newCount');
    expect((await bob.get(`${FEED}?newerThan=yesterday`)).body.errors[0].path).toBe('query.newerThan');
  });
});

class SlowClock extends SystemClock {
  override now(): number {
    return super.now() - 3_600_000;
  }
}

describe('a new post', () => {
  it('stands above all of its author, also where the clock of another process is behind', async () => {
    await posts('first', 'second');
    const behind = await startEdge(new Map([...edge.table.ports, [Clock, new SlowClock()]]));
    const { body: tokens } = await ann.post(`/v1/sessions`, { userName: 'ann', password: 'correct horse' });
    for (const caption of ['third', 'fourth']) {
      const form = new FormData();
      form.append('caption', caption);
      form.append('file', new Blob([Buffer.from(likeJpeg(caption))]), 'photo.jpg');
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      const sent = await fetch(`${behind.address}/v1/users/me/posts`, { method: 'POST', body: form, headers });
      expect(sent.status).toBe(201);
    }
    await behind.stop();
    expect(captions(await ann.get('/v1/users/me/posts'))).toEqual(['fourth', 'third', 'second', 'first']);
  });
});
