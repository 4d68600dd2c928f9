import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { MediaStore } from '#libs/media';
import { PostStore } from '#libs/post';
import { Clock } from '#libs/stream/ports';
import { type Caller, nobody, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { MovableClock } from './movable-clock.js';
import { publish, uploadDone } from './published.js';

const REMEMBERED_MS = 30_000;

describe('URLs of media', () => {
  let edge: EdgeServer;
  let clock: MovableClock;
  let anyone: Caller;
  let ann: Caller;
  let ben: Caller;
  let changes: number;
  beforeEach(async () => {
    clock = new MovableClock();
    edge = await startEdge(new Map([[Clock, clock]]));
    anyone = nobody(edge);
    [ann, ben] = [await signUp(edge, 'ann'), await signUp(edge, 'ben')];
    changes = 2 ** 41;
  });
  afterEach(() => edge.stop());

  const setPrivate = (on: boolean) => edge.engine(UserStore).setPrivate(ann.id, on, ++changes);
  const urlIn = async (who: Caller, post: string): Promise<string> =>
    (await who.get(`/v1/posts/${post}`)).body.media[0].renditions[0].url;
  const statusOf = async (url: string) => (await anyone.get(url)).status;
  const ask = async () => {
    await ben.send('PUT', `/v1/users/${ann.id}/follow`);
    await ann.send('PUT', `/v1/follow-requests/${ben.id}`);
  };

  it('are plain for a public account, and kept by everybody for long', async () => {
    const { id, path } = await publish(edge, ann, 'hello');
    expect(await urlIn(ben, id)).toBe(path);
    const { status, headers, text } = await anyone.get(path);
    expect([status, text]).toEqual([200, 'hello']);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('are signed for the viewers of a private account, for ten minutes, and kept by themselves alone', async () => {
    await setPrivate(true);
    const { id, path } = await publish(edge, ann, 'hello');
    await ask();
    const url = await urlIn(ben, id);
    expect(url).toMatch(new RegExp(`^${path}\\?expires=\\d+&signature=[\\w-]{22}$`));
    expect(await urlIn(ben, id)).toBe(url);
    const { status, headers, text } = await anyone.get(url);
    expect([status, text]).toEqual([200, 'hello']);
    expect(headers.get('cache-control')).toMatch(/^private, max-age=(5[4-9]\d|600), immutable$/);
    expect(await statusOf(path)).toBe(404);
    clock.move(600_000);
    expect(await statusOf(url)).toBe(404);
  });

  it('are refused where anything of the signature is changed', async () => {
    await setPrivate(true);
    const [one, other] = [await publish(edge, ann, 'hello'), await publish(edge, ann, 'world')];
    const url = await urlIn(ann, one.id);
    const query = url.slice(url.indexOf('?'));
    const expires = Number(/expires=(\d+)/.exec(query)![1]);
    expect(await statusOf(url)).toBe(200);
    for (const forged of [
      other.path + query,
      url.replace(`${expires}`, `${expires + 1}`),
      url.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A')),
      url.replace(/&signature=.*/, ''),
      url.replace(/expires=\d+/, 'expires='),
    ]) {
      expect([forged, await statusOf(forged)]).toEqual([forged, 404]);
    }
  });

  it('of an account that goes private end within 30 seconds, and come back at once', async () => {
    const { path } = await publish(edge, ann, 'hello');
    expect(await statusOf(path)).toBe(200);
    await setPrivate(true);
    clock.move(REMEMBERED_MS);
    expect(await statusOf(path)).toBe(404);
    await setPrivate(false);
    expect(await statusOf(path)).toBe(200);
  });

  it('that were signed end when the post is hidden, or its author suspended, and their owner keeps theirs', async () => {
    await setPrivate(true);
    const { id, path } = await publish(edge, ann, 'hello');
    await ask();
    const [theirs, own] = [await urlIn(ben, id), await urlIn(ann, id)];
    await edge.engine(PostStore).setHidden(id, true, 2 ** 41);
    expect(await statusOf(theirs)).toBe(404);
    expect(await statusOf(own)).toBe(200);
    expect(await statusOf(path)).toBe(404);
    await edge.engine(PostStore).setHidden(id, false, 2 ** 41 + 1);
    expect(await statusOf(theirs)).toBe(200);
    await edge.engine(UserStore).setSuspended(ann.id, true, 2 ** 41);
    clock.move(REMEMBERED_MS);
    expect(await statusOf(theirs)).toBe(404);
  });

  it('of a hidden post go to its author and administrators, signed', async () => {
    const { id, path } = await publish(edge, ann, 'hello');
    await edge.engine(PostStore).setHidden(id, true, 2 ** 41);
    const admin = await signUpAdmin(edge, 'the.admin');
    expect(await statusOf(path)).toBe(404);
    for (const who of [ann, admin]) expect(await statusOf(await urlIn(who, id))).toBe(200);
    expect((await ben.get(`/v1/posts/${id}`)).status).toBe(404);
  });

  it('in no post are signed for the owner alone, and plain as soon as a public post has them', async () => {
    const { mediaId, path } = await uploadDone(edge, ann, 'draft');
    const { body } = await ann.get(`/v1/media/${mediaId}`);
    expect(await statusOf(body.renditions[0].url)).toBe(200);
    expect(await statusOf(path)).toBe(404);
    expect((await ben.get(`/v1/media/${mediaId}`)).body.code).toBe('media_not_found');
    const posted = await ann.post('/v1/users/me/posts', { mediaIds: [mediaId] });
    expect([posted.status, posted.body.media[0].renditions[0].url]).toEqual([201, path]);
    expect(await statusOf(path)).toBe(200);
    expect((await ben.get(`/v1/media/${mediaId}`)).body.renditions[0].url).toBe(path);
  });

  it('of avatars are plain, whatever the account is', async () => {
    const { mediaId, path } = await uploadDone(edge, ann, 'me');
    await setPrivate(true);
    const [user] = [...(await edge.engine(UserStore).byIds([ann.id])).values()];
    await edge.engine(UserStore).putProfile({ ...user!, avatarId: mediaId }, ++changes);
    expect(await statusOf(path)).toBe(200);
  });

  it.each([
    ['media', (one: { id: string; mediaId: string }) => edge.engine(MediaStore).delete(one.mediaId)],
    ['post', (one: { id: string; mediaId: string }) => edge.engine(PostStore).delete(one.id)],
  ])('are gone for good with their %s', async (_what, remove) => {
    const post = await publish(edge, ann, 'hello');
    const signed = (await ann.get(`/v1/media/${post.mediaId}`)).body.renditions[0].url;
    expect(await statusOf(post.path)).toBe(200);
    await remove(post);
    clock.move(REMEMBERED_MS);
    for (const url of [post.path, signed]) {
      const { status, body } = await anyone.get(url);
      expect([status, body.code]).toEqual([410, 'media_deleted']);
    }
  });

  it('never hold a token', async () => {
    await setPrivate(true);
    const { id } = await publish(edge, ann, 'hello');
    const { text } = await ann.get(`/v1/posts/${id}`);
    expect(text).toContain('signature=');
    expect(text).not.toContain(ann.token);
  });
});
