import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TallyStore } from '#libs/counter';
import { MediaStore } from '#libs/media';
import { ActStore } from '#libs/post';
import { TimelineStore } from '#libs/feed';
import { type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const NOTHING = '01a1fda9-230f-7000-8d99-d5423a314b33';

describe('likes', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeEach(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
    await bob.send('PUT', `/v1/users/${ann.id}/follow`);
  });
  afterEach(() => edge.stop());

  async function post(caption: string, ready = true): Promise<string> {
    const { body } = await ann.form('/v1/users/me/posts', [
      ['caption', caption],
      ['file', likeJpeg(caption)],
    ]);
    if (ready) await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
    await edge.engine(TimelineStore).addToHomes([bob.id], [body.id]);
    return body.id;
  }
  const like = (who: Caller, id: string, method = 'PUT') => who.send(method, `/v1/posts/${id}/like`);

  it('are shown at once to whom they are of, and to nobody else as theirs', async () => {
    const id = await post('liked');
    const liked = async (who: Caller) => (await who.get(`/v1/posts/${id}`)).body.viewer;
    expect((await like(bob, id)).status).toBe(204);
    expect(await liked(bob)).toEqual({ liked: true, saved: false });
    expect(await liked(ann)).toEqual({ liked: false, saved: false });
    expect((await bob.get('/v1/users/me/feed')).body.items[0].viewer).toEqual({ liked: true, saved: false });
    expect((await like(bob, id)).status).toBe(204);
    expect((await like(bob, id, 'DELETE')).status).toBe(204);
    expect(await liked(bob)).toEqual({ liked: false, saved: false });
    expect((await like(bob, id, 'DELETE')).status).toBe(204);
  });

  it('are refused where the caller sees no post, and without an account', async () => {
    const hidden = await post('hidden', false);
    for (const [who, id, status] of [
      [bob, NOTHING, 404],
      [bob, hidden, 404],
      [ann, hidden, 204],
    ] as const) {
      for (const method of ['PUT', 'DELETE']) expect((await like(who, id, method)).status).toBe(status);
    }
    expect((await like(bob, NOTHING)).body.code).toBe('not_found');
    expect((await like(nobody(edge), hidden)).status).toBe(401);
    expect((await like(bob, 'not-an-id')).status).toBe(400);
  });

  it('and their counts cost a page one read each', async () => {
    const ids = [await post('one'), await post('two'), await post('three')];
    await edge.engine(TallyStore).put(0, [{ subjectId: ids[1]!, counter: 'likes', value: 7, version: 0 }]);
    await edge.engine(TallyStore).put(1, [{ subjectId: ids[1]!, counter: 'likes', value: 5, version: 0 }]);
    const [tallies, acts] = [edge.engine(TallyStore), edge.engine(ActStore)];
    const asked: number[] = [];
    const [totals, on] = [tallies.totals.bind(tallies), acts.on.bind(acts)];
    tallies.totals = (subjects, counters) => (asked.push(subjects.length), totals(subjects, counters));
    acts.on = (actor, kind, subjects) => (asked.push(subjects.length), on(actor, kind, subjects));
    const { items } = (await bob.get('/v1/users/me/feed')).body;
    expect(items.map(({ counts }: { counts: { likes: number } }) => counts.likes)).toEqual([0, 12, 0]);
    expect(asked).toEqual([3, 3, 3]);
  });
});

describe('counts of a user', () => {
  it('are added up over all partitions, and begin at nothing', async () => {
    const edge = await startEdge();
    try {
      const ann = await signUp(edge, 'ann');
      const zero = { posts: 0, followers: 0, following: 0 };
      expect((await ann.get('/v1/users/me')).body.counts).toEqual(zero);
      const tally = { subjectId: ann.id, version: 0 };
      await edge.engine(TallyStore).put(0, [
        { ...tally, counter: 'followers', value: 2 },
        { ...tally, counter: 'following', value: 1 },
      ]);
      await edge.engine(TallyStore).put(1, [{ ...tally, counter: 'followers', value: 3 }]);
      const counts = { posts: 0, followers: 5, following: 1 };
      expect((await ann.get('/v1/users/me')).body.counts).toEqual(counts);
      expect((await ann.get('/v1/users/by-name/ann')).body.counts).toEqual(counts);
    } finally {
      await edge.stop();
    }
  });
});
