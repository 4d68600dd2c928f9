import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { MediaStore } from '#libs/media';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('follows, requests, blocks and mutes', () => {
  let edge: EdgeServer;
  let people = 0;
  let ann: Caller;
  let ben: Caller;
  beforeAll(async () => {
    edge = await startEdge();
  });
  afterAll(() => edge.stop());

  /** Two people who have nothing to do with each other yet; ann is private. */
  const meet = async () => {
    people += 1;
    [ann, ben] = [await signUp(edge, `ann.${people}`), await signUp(edge, `ben.${people}`)];
    await goPrivate(true);
  };
  const goPrivate = (on: boolean) =>
    edge.engine(UserStore).setPrivate(ann.id, on, 2 ** 41 + people * 10 + (on ? 0 : 1));
  const put = (who: Caller, path: string) => who.send('PUT', path);
  const end = (who: Caller, path: string) => who.send('DELETE', path);
  const tie = async (who: Caller, whom: Caller) => (await who.get(`/v1/users/${whom.id}`)).body.viewer;
  const idsIn = async (who: Caller, path: string) =>
    (await who.get(path)).body.items?.map(({ id }: { id: string }) => id);
  const requests = () => idsIn(ann, '/v1/follow-requests');
  const post = async (who: Caller): Promise<string> => {
    const { body } = await who.form('/v1/users/me/posts', [['file', likeJpeg('one')]]);
    for (const { id } of body.media) await edge.engine(MediaStore).raise(id, 0, 'ready');
    return body.id;
  };

  it('ask a private account, which takes the request', async () => {
    await meet();
    expect((await put(ben, `/v1/users/${ann.id}/follow`)).status).toBe(204);
    expect(await tie(ben, ann)).toMatchObject({ following: false, requested: true });
    expect(await requests()).toEqual([ben.id]);
    expect((await put(ann, `/v1/follow-requests/${ben.id}`)).status).toBe(204);
    expect(await tie(ben, ann)).toMatchObject({ following: true, requested: false });
    expect(await tie(ann, ben)).toMatchObject({ following: false, followsMe: true });
    expect(await requests()).toEqual([]);
    expect(await idsIn(ben, `/v1/users/${ann.id}/followers`)).toEqual([ben.id]);
    expect(await idsIn(ann, `/v1/users/${ben.id}/following`)).toEqual([ann.id]);
    expect((await put(ann, `/v1/follow-requests/${ben.id}`)).status).toBe(204);
  });

  it('are gone once refused, until they are asked again', async () => {
    await meet();
    await put(ben, `/v1/users/${ann.id}/follow`);
    expect((await end(ann, `/v1/follow-requests/${ben.id}`)).status).toBe(204);
    expect(await requests()).toEqual([]);
    expect(await tie(ben, ann)).toMatchObject({ following: false, requested: false });
    const late = await put(ann, `/v1/follow-requests/${ben.id}`);
    expect([late.status, late.body.code]).toEqual([404, 'not_found']);
    await put(ben, `/v1/users/${ann.id}/follow`);
    expect(await requests()).toEqual([ben.id]);
  });

  it('are taken back by whoever asks, and ask anew after they ended', async () => {
    await meet();
    await put(ben, `/v1/users/${ann.id}/follow`);
    expect((await end(ben, `/v1/users/${ann.id}/follow`)).status).toBe(204);
    expect(await requests()).toEqual([]);
    await put(ben, `/v1/users/${ann.id}/follow`);
    await put(ann, `/v1/follow-requests/${ben.id}`);
    await end(ben, `/v1/users/${ann.id}/follow`);
    await put(ben, `/v1/users/${ann.id}/follow`);
    expect(await tie(ben, ann)).toMatchObject({ following: false, requested: true });
  });

  it('stay with those who follow when an account goes private, and wait when it goes public', async () => {
    await meet();
    await goPrivate(false);
    await put(ben, `/v1/users/${ann.id}/follow`);
    expect(await tie(ben, ann)).toMatchObject({ following: true });
    await edge.engine(UserStore).setPrivate(ann.id, true, 2 ** 42);
    expect(await tie(ben, ann)).toMatchObject({ following: true });
    const cat = await signUp(edge, `cat.${people}`);
    await put(cat, `/v1/users/${ann.id}/follow`);
    await edge.engine(UserStore).setPrivate(ann.id, false, 2 ** 42 + 1);
    expect(await tie(cat, ann)).toMatchObject({ following: false, requested: true });
    expect(await requests()).toEqual([cat.id]);
    await put(cat, `/v1/users/${ann.id}/follow`);
    expect(await tie(cat, ann)).toMatchObject({ following: true, requested: false });
  });

  it('end when the account removes a follower, who has to ask again', async () => {
    await meet();
    await put(ben, `/v1/users/${ann.id}/follow`);
    await put(ann, `/v1/follow-requests/${ben.id}`);
    expect((await end(ann, `/v1/users/me/followers/${ben.id}`)).status).toBe(204);
    expect(await tie(ben, ann)).toMatchObject({ following: false, requested: false });
    expect(await requests()).toEqual([]);
    expect((await end(ben, `/v1/users/${ann.id}/followers/${ben.id}`)).status).toBe(403);
  });

  it('end on both sides with a block, which hides everything and restores nothing when it is lifted', async () => {
    await meet();
    await goPrivate(false);
    const [annPost, benPost] = [await post(ann), await post(ben)];
    await put(ben, `/v1/users/${ann.id}/follow`);
    await put(ann, `/v1/users/${ben.id}/follow`);
    expect((await put(ann, `/v1/users/${ben.id}/block`)).status).toBe(204);
    for (const [method, path] of [
      ['GET', `/v1/users/${ann.id}`],
      ['GET', `/v1/users/by-name/ann.${people}`],
      ['GET', `/v1/users/${ann.id}/posts`],
      ['GET', `/v1/users/${ann.id}/followers`],
      ['PUT', `/v1/users/${ann.id}/follow`],
      ['PUT', `/v1/users/${ann.id}/mute`],
      ['GET', `/v1/posts/${annPost}`],
      ['PUT', `/v1/posts/${annPost}/like`],
    ] as const) {
      const { status, body } = await ben.send(method, path);
      expect([method, path, status, body.code]).toEqual([method, path, 404, 'not_found']);
    }
    expect(await tie(ann, ben)).toEqual({
      ...{ following: false, requested: false, followsMe: false },
      ...{ blocked: true, muted: false },
    });
    expect((await ann.get(`/v1/posts/${benPost}`)).status).toBe(404);
    expect((await put(ann, `/v1/users/${ben.id}/follow`)).status).toBe(403);
    expect((await end(ann, `/v1/users/${ben.id}/block`)).status).toBe(204);
    expect(await tie(ben, ann)).toMatchObject({ following: false, followsMe: false });
    expect((await ben.get(`/v1/posts/${annPost}`)).status).toBe(200);
    expect((await put(ben, `/v1/users/${ann.id}/follow`)).status).toBe(204);
    expect((await end(ann, `/v1/users/${ben.id}/block`)).status).toBe(204);
    expect(await tie(ben, ann)).toMatchObject({ following: true });
  });

  it('mute: posts leave the home timeline, and stay in the profile', async () => {
    await meet();
    await goPrivate(false);
    const id = await post(ann);
    await put(ben, `/v1/users/${ann.id}/follow`);
    const home = () => idsIn(ben, '/v1/users/me/feed');
    expect(await home()).toEqual([id]);
    expect((await put(ben, `/v1/users/${ann.id}/mute`)).status).toBe(204);
    expect(await home()).toEqual([]);
    expect(await idsIn(ben, `/v1/users/${ann.id}/posts`)).toEqual([id]);
    expect(await tie(ben, ann)).toMatchObject({ following: true, muted: true });
    expect((await end(ben, `/v1/users/${ann.id}/mute`)).status).toBe(204);
    expect(await home()).toEqual([id]);
  });

  it('of a private account are for its followers, and blocked people are in nobody’s lists', async () => {
    await meet();
    const cat = await signUp(edge, `cat.${people}`);
    for (const path of ['followers', 'following', 'posts']) {
      const { status, body } = await ben.get(`/v1/users/${ann.id}/${path}`);
      expect([status, body.code]).toEqual([403, 'account_private']);
    }
    for (const one of [ben, cat]) {
      await put(one, `/v1/users/${ann.id}/follow`);
      await put(ann, `/v1/follow-requests/${one.id}`);
    }
    expect(await idsIn(ben, `/v1/users/${ann.id}/followers`)).toEqual([ben.id, cat.id]);
    await put(cat, `/v1/users/${ben.id}/block`);
    expect(await idsIn(ben, `/v1/users/${ann.id}/followers`)).toEqual([ben.id]);
    expect(await idsIn(ann, '/v1/users/me/followers')).toEqual([ben.id, cat.id]);
  });

  it('are read in pages, each once', async () => {
    await meet();
    await goPrivate(false);
    const fans = await Promise.all([1, 2, 3, 4, 5].map((n) => signUp(edge, `fan.${people}.${n}`)));
    for (const fan of fans) await put(fan, `/v1/users/${ann.id}/follow`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await ben.get(`/v1/users/${ann.id}/followers?limit=2&fields=items(id),nextCursor${query}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(fans.map(({ id }) => id).sort());
  });

  it.each(['follow', 'block', 'mute'])('nobody does to themselves: %s', async (what) => {
    await meet();
    const code = what === 'follow' ? 'follow_self' : 'own_account';
    for (const method of ['PUT', 'DELETE']) {
      const { status, body } = await ann.send(method, `/v1/users/me/${what}`);
      expect([status, body.code]).toEqual([422, code]);
    }
  });
});
