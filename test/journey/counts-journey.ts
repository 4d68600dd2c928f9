import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type components, form } from '#libs/client';
import { waitUntil } from '../processes/wait-until.js';
import { Prng } from '../simulation/prng.js';
import { takePhoto } from './photo-journey.js';
import { type Person, signUp, type Stage } from './stage.js';

type Post = components['schemas']['Post'];
type Counts = components['schemas']['User']['counts'];

const ACTORS = 12;
const TURNS = 12;
/** Counts are at most so much behind. */
const BEHIND_MS = 2_000;

/** What people do to posts and to each other, counted exactly: the same for every way to run the product. */
export function countsJourney(open: () => Promise<Stage>): void {
  describe('counts', () => {
    let stage: Stage;
    let ann: Person;
    let bob: Person;
    let crowd: Person[];
    let postId: string;
    beforeAll(async () => {
      stage = await open();
      [ann, bob] = [await signUp(stage, 'ann'), await signUp(stage, 'bob')];
      crowd = await Promise.all(Array.from({ length: ACTORS }, (_, n) => signUp(stage, `actor.${n}`)));
      const { data } = await ann.client.POST('/v1/users/{id}/posts', {
        params: { path: { id: 'me' } },
        body: form({ file: [await takePhoto()], caption: 'Counted' }),
      });
      postId = data!.id;
      await waitUntil(() => read(bob), 30_000);
    }, 90_000);
    afterAll(() => stage.end(), 40_000);

    const at = () => ({ params: { path: { id: postId } } });
    const read = async (who: Person): Promise<Post | undefined> => (await who.client.GET('/v1/posts/{id}', at())).data;
    const set = async (who: Person, on: boolean): Promise<number> => {
      const { PUT, DELETE } = who.client;
      const { response } = on ? await PUT('/v1/posts/{id}/like', at()) : await DELETE('/v1/posts/{id}/like', at());
      return response.status;
    };
    const likesAre = (count: number, withinMs: number) =>
      waitUntil(async () => (await read(bob))?.counts.likes === count, withinMs);

    it('show a like at once to whom it is of, and in the number soon', async () => {
      expect(await set(bob, true)).toBe(204);
      expect((await read(bob))!.viewer).toMatchObject({ liked: true });
      await likesAre(1, BEHIND_MS);
      expect((await read(ann))!).toMatchObject({ counts: { likes: 1 }, viewer: { liked: false } });
      expect(await set(bob, false)).toBe(204);
      expect((await read(bob))!.viewer).toMatchObject({ liked: false });
      await likesAre(0, BEHIND_MS);
    }, 30_000);

    it('are the sets after a storm of likes and unlikes, and never below nothing or above all on the way', async () => {
      const seen: number[] = [];
      let over = false;
      const watch = (async () => {
        while (!over) seen.push((await read(bob))!.counts.likes);
      })();
      const act = async (actor: Person, n: number): Promise<boolean> => {
        const dice = new Prng(n);
        let on = false;
        for (let turn = 0; turn < TURNS; turn++) {
          on = dice.chance(0.5);
          // The same again at once is no other like.
          const answers = await Promise.all(Array.from({ length: dice.between(1, 3) }, () => set(actor, on)));
          expect(answers.every((status) => status === 204)).toBe(true);
        }
        return on;
      };
      const last = await Promise.all(crowd.map(act));
      const likes = last.filter(Boolean).length;
      expect(likes).toBeGreaterThan(0);
      expect(likes).toBeLessThan(ACTORS);
      for (const [n, actor] of crowd.entries()) expect((await read(actor))!.viewer.liked).toBe(last[n]);
      await likesAre(likes, 20_000);
      over = true;
      await watch;
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...seen)).toBeLessThanOrEqual(ACTORS);
      expect(new Set(seen).size).toBeGreaterThan(2);
    }, 60_000);

    it('tell how many posts, followers and followed a user has', async () => {
      const follow = (actor: Person) => actor.client.PUT('/v1/users/{id}/follow', { params: { path: { id: ann.id } } });
      await Promise.all([...crowd, ...crowd].map(follow));
      await Promise.all(
        crowd
          .slice(0, 5)
          .map((actor) => actor.client.DELETE('/v1/users/{id}/follow', { params: { path: { id: ann.id } } })),
      );
      const countsOf = async (id: string): Promise<Counts> =>
        (await bob.client.GET('/v1/users/{id}', { params: { path: { id } } })).data!.counts;
      await waitUntil(async () => (await countsOf(ann.id)).followers === ACTORS - 5, 20_000);
      expect(await countsOf(ann.id)).toEqual({ posts: 1, followers: ACTORS - 5, following: 0 });
      await waitUntil(async () => (await countsOf(crowd[0]!.id)).following === 0, 20_000);
      expect(await countsOf(crowd.at(-1)!.id)).toEqual({ posts: 0, followers: 0, following: 1 });
    }, 60_000);
  });
}
