import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type MediaState, MediaStore } from '#libs/media';
import { PostStore } from '#libs/post';
import { TimelineStore } from '#libs/feed';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('timelines', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeEach(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
    await bob.send('PUT', `/v1/users/${ann.id}/follow`);
  });
  afterEach(() => edge.stop());

  /** A post of ann's whose media ended in these states, fanned out to bob. */
  async function post(caption: string, ...states: MediaState[]): Promise<string> {
    const files = states.map((_, index) => ['file', likeJpeg(`${caption} ${index}`)] as [string, Uint8Array]);
    const { body } = await ann.form('/v1/users/me/posts', [['caption', caption], ...files]);
    for (const [index, state] of states.entries()) {
      if (state !== 'processing') await edge.engine(MediaStore).raise(body.media[index].id, 0, state);
    }
    await edge.engine(TimelineStore).addToHomes([bob.id], [body.id]);
    return body.id;
  }
  const captions = async (who: Caller, path: string): Promise<string[]> =>
    (await who.get(path)).body.items.map(({ caption }: { caption: string }) => caption);

  it.each([
    ['ready', true],
    ['playable', true],
    ['processing', false],
    ['failed', false],
    ['ready+failed', true],
    ['ready+processing', false],
    ['failed+failed', false],
  ])('show followers a post whose media are %s: %s', async (states, shown) => {
    const id = await post('seen?', ...(states.split('+') as MediaState[]));
    const wanted = shown ? ['seen?'] : [];
    expect(await captions(bob, '/v1/users/me/feed')).toEqual(wanted);
    expect(await captions(bob, `/v1/users/${ann.id}/posts`)).toEqual(wanted);
    expect((await bob.get(`/v1/posts/${id}`)).status).toBe(shown ? 200 : 404);
    expect(await captions(ann, '/v1/users/me/posts')).toEqual(['seen?']);
    expect((await ann.get(`/v1/posts/${id}`)).status).toBe(200);
  });

  it('show others what can be seen of a post, and its author why the rest cannot', async () => {
    const id = await post('one of two', 'failed', 'ready');
    const states = async (who: Caller) =>
      (await who.get(`/v1/posts/${id}`)).body.media.map(({ state }: { state: string }) => state);
    expect(await states(bob)).toEqual(['ready']);
    expect(await states(ann)).toEqual(['failed', 'ready']);
  });

  it('hide at once whom one does not follow any more', async () => {
    await post('hidden', 'ready');
    await bob.send('DELETE', `/v1/users/${ann.id}/follow`);
    expect(await captions(bob, '/v1/users/me/feed')).toEqual([]);
    expect(await captions(bob, `/v1/users/${ann.id}/posts`)).toEqual(['hidden']);
  });

  it('leave out ids of which nothing is known yet', async () => {
    await edge.engine(TimelineStore).addToHomes([bob.id], ['01a1fda9-230f-7000-8d99-d5423a314b33']);
    await post('known', 'ready');
    expect(await captions(bob, '/v1/users/me/feed')).toEqual(['known']);
  });

  it('are newest first, and as long as asked', async () => {
    for (const caption of ['a', 'b', 'c']) await post(caption, 'ready');
    expect(await captions(bob, '/v1/users/me/feed')).toEqual(['c', 'b', 'a']);
    expect(await captions(bob, '/v1/users/me/feed?limit=2')).toEqual(['c', 'b']);
    expect((await bob.get('/v1/users/me/feed')).body).toMatchObject({ nextCursor: null, partial: false });
  });

  it('are filled up past rows that the rules hide', async () => {
    await post('old', 'ready');
    const hidden = Array.from(
      { length: 90 },
      (_, index) => `ffffffff-ffff-7fff-8fff-${String(index).padStart(12, '0')}`,
    );
    await edge.engine(TimelineStore).addToHomes([bob.id], hidden);
    expect(await captions(bob, '/v1/users/me/feed')).toEqual(['old']);
  });

  it('read rows in batches, never more than a store takes', async () => {
    const posts = edge.engine(PostStore);
    const asked: number[] = [];
    const byIds = posts.byIds.bind(posts);
    posts.byIds = (ids) => {
      asked.push(ids.length);
      return byIds(ids);
    };
    const many = Array.from(
      { length: 500 },
      (_, index) => `ffffffff-ffff-7fff-8fff-${String(index).padStart(12, '0')}`,
    );
    await edge.engine(TimelineStore).addToHomes([bob.id], many);
    expect(await captions(bob, '/v1/users/me/feed?limit=50')).toEqual([]);
    expect(asked).toEqual([51, 51, 51, 51, 51]);
  });
});
