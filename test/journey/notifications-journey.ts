import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type components, form } from '#libs/client';
import { waitUntil } from '../processes/wait-until.js';
import { takePhoto } from './photo-journey.js';
import { type Person, signUp, type Stage } from './stage.js';

type Notification = components['schemas']['Notification'];

/** People hear of what others do to what is theirs: the same for every way to run the product. */
export function notificationsJourney(open: () => Promise<Stage>): void {
  describe('notifications', () => {
    let stage: Stage;
    let ann: Person;
    let bob: Person;
    let postId: string;
    beforeAll(async () => {
      stage = await open();
      [ann, bob] = [await signUp(stage, 'ann'), await signUp(stage, 'bob')];
      const { data } = await ann.client.POST('/v1/users/{id}/posts', {
        params: { path: { id: 'me' } },
        body: form({ file: [await takePhoto()], caption: 'Hello @bob' }),
      });
      postId = data!.id;
      const isThere = async () => (await bob.client.GET('/v1/posts/{id}', at())).data;
      await waitUntil(isThere, 30_000);
    }, 60_000);
    afterAll(() => stage.end(), 40_000);

    const at = () => ({ params: { path: { id: postId } } });
    const list = async (who: Person) => (await who.client.GET('/v1/notifications', {})).data!;
    const names = ({ kind, actors }: Notification) => `${kind} by ${actors.map(({ userName }) => userName).join(' ')}`;

    it('tell of a like, a comment, a follow and a mention, each to whom it is for, until they are read', async () => {
      await bob.client.PUT('/v1/posts/{id}/like', at());
      await bob.client.POST('/v1/posts/{id}/comments', { ...at(), body: { text: 'How nice' } });
      await bob.client.PUT('/v1/users/{id}/follow', { params: { path: { id: ann.id } } });
      await waitUntil(async () => (await list(ann)).items.length === 3, 10_000);
      const { items, unreadCount } = await list(ann);
      expect(items.map(names)).toEqual(['follow by bob', 'comment by bob', 'like by bob']);
      expect([unreadCount, items[2]!.subject.id, items[2]!.subject.media?.state]).toEqual([3, postId, 'ready']);
      expect((await list(bob)).items.map(names)).toEqual(['mention by ann']);
      await ann.client.PUT('/v1/notifications/read', { body: { upTo: items[0]!.updatedAt } });
      expect((await list(ann)).unreadCount).toBe(0);
    }, 30_000);

    it('go with what they are about', async () => {
      await bob.client.DELETE('/v1/posts/{id}/like', at());
      await waitUntil(async () => (await list(ann)).items.map(names).join() === 'follow by bob,comment by bob', 10_000);
      await ann.client.DELETE('/v1/posts/{id}', at());
      await waitUntil(async () => (await list(ann)).items.map(names).join() === 'follow by bob', 10_000);
      expect((await list(bob)).items).toEqual([]);
    }, 30_000);
  });
}
