import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { form } from '#libs/client';
import { waitUntil } from '../processes/wait-until.js';
import { takePhoto } from './photo-journey.js';
import { fetchPath, type Person, signUp, type Stage } from './stage.js';

const SOON_MS = 10_000;

/** The life of a post, from the first comment to the last byte: the same for every way to run the product. */
export function postsJourney(open: () => Promise<Stage>): void {
  describe('a post', () => {
    let stage: Stage;
    let ann: Person;
    let ben: Person;
    let at: { params: { path: { id: string } } };
    beforeAll(async () => {
      stage = await open();
      [ann, ben] = [await signUp(stage, 'ann'), await signUp(stage, 'ben')];
      const { data } = await ann.client.POST('/v1/users/{id}/posts', {
        params: { path: { id: 'me' } },
        body: form({ file: [await takePhoto()], caption: 'First light #pier with @ben' }),
      });
      at = { params: { path: { id: data!.id } } };
      await waitUntil(() => read(ben), 30_000);
    }, 90_000);
    afterAll(() => stage.end(), 40_000);

    const read = async (who: Person) => (await who.client.GET('/v1/posts/{id}', at)).data;
    const comment = async (who: Person, text: string, parentId?: string): Promise<string> => {
      const body = { text, ...(parentId !== undefined && { parentId }) };
      return (await who.client.POST('/v1/posts/{id}/comments', { ...at, body })).data!.id;
    };
    const countsAre = (counts: object) =>
      waitUntil(async () => {
        expect((await read(ben))!.counts).toEqual(counts);
        return true;
      }, SOON_MS);

    it('is commented on, liked, seen, found by its tag and in explore', async () => {
      const parent = await comment(ben, 'Fine');
      await comment(ann, 'Thanks', parent);
      await ben.client.PUT('/v1/posts/{id}/like', at);
      for (const who of [ann, ben]) await who.client.POST('/v1/views', { body: { postIds: [at.params.path.id] } });
      await countsAre({ likes: 1, comments: 2, views: 1 });
      const tagged = await ben.client.GET('/v1/tags/{tag}/posts', { params: { path: { tag: 'PIER' } } });
      expect(tagged.data!.items.map(({ id }) => id)).toEqual([at.params.path.id]);
      await waitUntil(async () => (await ben.client.GET('/v1/explore')).data!.items[0]?.counts.likes === 1, SOON_MS);
      await ann.client.DELETE('/v1/comments/{id}', { params: { path: { id: parent } } });
      await countsAre({ likes: 1, comments: 0, views: 1 });
    }, 60_000);

    it('is edited by whoever saw it last', async () => {
      const { response } = await ann.client.GET('/v1/posts/{id}', at);
      const edit = (caption: string) =>
        ann.client.PATCH('/v1/posts/{id}', {
          params: { ...at.params, query: { fields: 'caption' }, header: { 'if-match': response.headers.get('etag')! } },
          body: { caption },
        });
      expect((await edit('Dusk')).data!.caption).toBe('Dusk');
      expect((await edit('Dawn')).response.status).toBe(412);
      expect((await read(ben))!.caption).toBe('Dusk');
    }, 30_000);

    it('goes with its bytes', async () => {
      const [media] = (await read(ben))!.media;
      const url = media!.renditions[0]!.url;
      expect((await fetchPath(stage, url)).status).toBe(200);
      expect((await ann.client.DELETE('/v1/posts/{id}', at)).response.status).toBe(204);
      expect((await ben.client.GET('/v1/posts/{id}', at)).response.status).toBe(404);
      await waitUntil(async () => (await fetchPath(stage, url)).status >= 400, 60_000);
      const me = { params: { path: { id: 'me' } } };
      await waitUntil(async () => (await ann.client.GET('/v1/users/{id}', me)).data!.counts.posts === 0, SOON_MS);
      expect((await ann.client.GET('/v1/media')).data!.items).toEqual([]);
    }, 90_000);
  });
}
