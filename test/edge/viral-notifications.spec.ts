import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { NoticeStore } from '#libs/notify';
import { PostStore } from '#libs/post';
import { nthId } from '../contract/ids.js';
import { type Caller, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const postId = nthId(1);

describe('notifications of a viral post', () => {
  let edge: EdgeServer;
  beforeEach(async () => {
    edge = await startEdge();
  });
  afterEach(() => edge.stop());

  const list = async (who: Caller) => (await who.get('/v1/notifications')).body;

  it('read few rows, however many like it', async () => {
    const store = edge.engine(NoticeStore);
    const [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
    const content = { authorId: ann.id, caption: '', tags: [], mediaIds: [], altTexts: [], mentionIds: [] };
    await edge.engine(PostStore).put({ id: postId, ...content, createdAt: at(0) }, 0);
    const like = (actorId: string, minute: number) => {
      const about = {
        recipientId: ann.id,
        kind: 'like',
        subjectId: postId,
        postId,
        causeId: actorId,
        actorId,
      } as const;
      return store.set({ ...about, at: at(minute) }, true, 1);
    };
    const crowd = Array.from({ length: 10_000 }, (_, n) => nthId(20_000 + n));
    await Promise.all([...crowd.map((id) => like(id, 1)), like(bob.id, 0)]);
    const profile = { userName: 'x', fullName: '', bio: '', website: '', avatarId: null, createdAt: at(0) };
    for (const id of crowd.slice(-4)) await edge.engine(UserStore).putProfile({ id, ...profile }, 0);
    let rows = 0;
    const [groups, causes, byIds] = [
      store.groups.bind(store),
      store.causes.bind(store),
      edge.engine(UserStore).byIds.bind(edge.engine(UserStore)),
    ];
    store.groups = async (...args) => {
      const found = await groups(...args);
      rows += found.reduce((sum, { newest }) => sum + newest.length, 0);
      return found;
    };
    store.causes = async (...args) => {
      const found = await causes(...args);
      rows += found.length;
      return found;
    };
    edge.engine(UserStore).byIds = (ids) => ((rows += ids.length), byIds(ids));
    const { items } = await list(ann);
    expect(items[0].actors).toHaveLength(3);
    expect(items[0].others).toBe(10_001 - 6 - 3);
    expect(rows).toBeLessThan(50);
    for (const id of crowd.slice(-4)) await edge.engine(UserStore).setSuspended(id, true, 5);
    rows = 0;
    expect((await list(ann)).items).toEqual([]);
    expect(rows).toBeLessThan(1_500);
  }, 30_000);
});
