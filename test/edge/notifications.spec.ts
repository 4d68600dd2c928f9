import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { FollowGraph, Relations } from '#libs/feed';
import { MediaStore } from '#libs/media';
import { type Notice, NoticeStore } from '#libs/notify';
import { CommentStore, PostStore } from '#libs/post';
import { nthId } from '../contract/ids.js';
import { type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

describe('notifications', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  let cid: Caller;
  let postId: string;
  beforeEach(async () => {
    edge = await startEdge();
    [ann, bob, cid] = [await signUp(edge, 'ann'), await signUp(edge, 'bob'), await signUp(edge, 'cid')];
    postId = await post(ann, 'Liked');
  });
  afterEach(() => edge.stop());

  async function post(who: Caller, caption: string): Promise<string> {
    const { body } = await who.form('/v1/users/me/posts', [
      ['caption', caption],
      ['file', likeJpeg(caption)],
    ]);
    await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
    return body.id;
  }
  const likeOf = (actor: string, minute: number): Notice => {
    return {
      recipientId: ann.id,
      kind: 'like',
      subjectId: postId,
      postId,
      causeId: actor,
      actorId: actor,
      at: at(minute),
    };
  };
  const tell = (notice: Notice, on = true) => edge.engine(NoticeStore).set(notice, on, 1);
  const list = async (query = '') => (await ann.get(`/v1/notifications${query}`)).body;
  const names = (item: { actors: { userName: string }[] }) => item.actors.map(({ userName }) => userName);

  it('group who did the same, newest first, with the post', async () => {
    await tell(likeOf(bob.id, 1));
    await tell(likeOf(cid.id, 2));
    const comment = { ...likeOf(bob.id, 3), kind: 'comment', causeId: nthId(1) } as const;
    await tell(comment);
    const { items, unreadCount, nextCursor, pushKey } = await list();
    expect(items).toMatchObject([
      { id: `comment.${postId}`, kind: 'comment', others: 0, updatedAt: at(3), read: false },
      { id: `like.${postId}`, kind: 'like', others: 0, updatedAt: at(2), read: false },
    ]);
    expect(items.map(names)).toEqual([['bob'], ['cid', 'bob']]);
    expect(items[0].subject).toMatchObject({ type: 'post', id: postId, postId, media: { state: 'ready' } });
    expect([unreadCount, nextCursor, pushKey]).toEqual([2, null, null]);
    expect((await bob.get('/v1/notifications')).body).toMatchObject({ items: [], unreadCount: 0 });
    expect((await nobody(edge).get('/v1/notifications')).status).toBe(401);
  });

  it('are never from people who are blocked, blocking, muted, suspended or deleted', async () => {
    await tell(likeOf(cid.id, 1));
    await tell(likeOf(bob.id, 2));
    await ann.send('PUT', '/v1/notifications/read', json({ upTo: at(1) }));
    const [relations, users] = [edge.engine(Relations), edge.engine(UserStore)];
    const told = async () => {
      const { items, unreadCount } = await list();
      return [items.map(names), items.map(({ others }: { others: number }) => others), unreadCount];
    };
    const both = [[['bob', 'cid']], [0], 1];
    const cidAlone = [[['cid']], [0], 0];
    expect(await told()).toEqual(both);
    await relations.setBlock(ann.id, bob.id, true, 1);
    expect(await told()).toEqual(cidAlone);
    await relations.setBlock(ann.id, bob.id, false, 2);
    expect(await told()).toEqual(both);
    await relations.setBlock(bob.id, ann.id, true, 3);
    expect(await told()).toEqual(cidAlone);
    await relations.setBlock(bob.id, ann.id, false, 4);
    await relations.setMute(ann.id, bob.id, true, 5);
    expect(await told()).toEqual(cidAlone);
    await relations.setMute(ann.id, bob.id, false, 6);
    await users.setSuspended(bob.id, true, 7);
    expect(await told()).toEqual(cidAlone);
    await users.setSuspended(bob.id, false, 8);
    expect(await told()).toEqual(both);
    await users.delete(bob.id);
    expect(await told()).toEqual(cidAlone);
    await relations.setMute(ann.id, cid.id, true, 9);
    expect(await told()).toEqual([[], [], 0]);
  });

  it('are about nothing that the reader does not see', async () => {
    const bobs = await post(bob, 'With ann');
    await tell({ ...likeOf(cid.id, 1), kind: 'mention', subjectId: nthId(7), postId: bobs, causeId: nthId(7) });
    expect((await list()).items).toMatchObject([{ subject: { type: 'comment', id: nthId(7), postId: bobs } }]);
    await edge.engine(PostStore).setHidden(bobs, true, 2);
    expect(await list()).toMatchObject({ items: [], unreadCount: 0 });
    await edge.engine(PostStore).setHidden(bobs, false, 3);
    expect((await list()).items).toHaveLength(1);
    await edge.engine(UserStore).setPrivate(bob.id, true, 3);
    expect((await list()).items).toEqual([]);
  });

  it('are of no comment that is hidden or deleted, from that moment on', async () => {
    const comments = edge.engine(CommentStore);
    const said = async (who: Caller, n: number): Promise<string> => {
      const content = { id: nthId(n), postId, authorId: who.id, postAuthorId: ann.id, text: 'x', mentionIds: [] };
      await comments.create({ ...content, createdAt: at(n) });
      await tell({ ...likeOf(who.id, n), kind: 'comment', causeId: content.id });
      return content.id;
    };
    const [bobs, cids] = [await said(bob, 1), await said(cid, 2)];
    await said(bob, 3);
    await tell({ ...likeOf(bob.id, 0), subjectId: bobs });
    const told = async () => (await list()).items.map((item: { kind: string }) => [item.kind, names(item as never)]);
    const liked = ['like', ['bob']];
    expect(await told()).toEqual([['comment', ['bob', 'cid']], liked]);
    await comments.setHidden(cids, true, 5);
    expect(await told()).toEqual([['comment', ['bob']], liked]);
    await comments.delete(bobs);
    expect(await told()).toEqual([['comment', ['bob']]]);
    await comments.setHidden(cids, false, 6);
    await comments.delete(nthId(3));
    expect(await told()).toEqual([['comment', ['cid']]]);
  });

  it('tell a follow from a request by what it is now', async () => {
    const follow = (who: Caller, minute: number): Notice => {
      return { ...likeOf(who.id, minute), kind: 'follow', subjectId: ann.id, postId: null };
    };
    const graph = edge.engine(FollowGraph);
    for (const who of [bob, cid]) await graph.set(who.id, ann.id, 'wanted', true, 10);
    await tell(follow(bob, 1));
    await tell(follow(cid, 2));
    const told = async () =>
      (await list()).items.map((item: { kind: string; actors: { userName: string }[] }) => [item.kind, names(item)]);
    expect(await told()).toEqual([['request', ['cid', 'bob']]]);
    await graph.set(bob.id, ann.id, 'allowed', true, 11);
    expect(await told()).toEqual([
      ['request', ['cid']],
      ['follow', ['bob']],
    ]);
    await graph.set(cid.id, ann.id, 'allowed', false, 12);
    expect(await told()).toEqual([['follow', ['bob']]]);
    expect((await list()).items[0].subject).toEqual({ type: 'user', id: ann.id });
  });

  it('count as unread what is newer than the mark, which never goes back and never ahead', async () => {
    await tell(likeOf(bob.id, 5));
    await tell({ ...likeOf(cid.id, 9), kind: 'comment', causeId: nthId(3) });
    const read = (upTo: string) => ann.send('PUT', '/v1/notifications/read', json({ upTo }));
    const unread = async () => {
      const { items, unreadCount } = await list();
      return [unreadCount, ...items.map((item: { read: boolean }) => item.read)];
    };
    expect(await unread()).toEqual([2, false, false]);
    expect((await read(at(5))).status).toBe(204);
    expect(await unread()).toEqual([1, false, true]);
    expect((await read(at(2))).status).toBe(204);
    expect(await unread()).toEqual([1, false, true]);
    expect((await read('2999-01-01T00:00:00Z')).status).toBe(204);
    expect(await unread()).toEqual([0, true, true]);
    await tell({
      ...likeOf(bob.id, 0),
      at: new Date(Date.now() + 60_000).toISOString(),
      causeId: 'x',
      actorId: cid.id,
    });
    expect((await list()).unreadCount).toBe(1);
    expect((await read('yesterday')).status).toBe(400);
  });

  it('come in pages, each once, 200 in all at most', async () => {
    const posts = await Promise.all(
      Array.from({ length: 230 }, async (_, n) => {
        const id = nthId(5_000 + n);
        const content = { id, authorId: ann.id, caption: '', tags: [], mediaIds: [], altTexts: [], mentionIds: [] };
        await edge.engine(PostStore).put({ ...content, createdAt: at(0) }, 0);
        await tell({ ...likeOf(bob.id, n), subjectId: id, postId: id });
        return id;
      }),
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null; pages++) {
      const page = await list(`?limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.unreadCount).toBe(200);
      seen.push(...page.items.map((item: { subject: { id: string } }) => item.subject.id));
      cursor = page.nextCursor;
      expect(pages).toBeLessThan(5);
    }
    expect(seen).toEqual(posts.slice(30).reverse());
    const { nextCursor } = await list('?limit=5');
    expect((await bob.get(`/v1/notifications?cursor=${encodeURIComponent(nextCursor)}`)).status).toBe(400);
  });

  it('cost no media where they are not asked for', async () => {
    await tell(likeOf(bob.id, 1));
    const media = edge.engine(MediaStore);
    let reads = 0;
    const byIds = media.byIds.bind(media);
    media.byIds = (ids) => ((reads += ids.length), byIds(ids));
    expect(await list('?fields=unreadCount,items(kind,others)')).toEqual({
      unreadCount: 1,
      items: [{ kind: 'like', others: 0 }],
    });
    expect(reads).toBe(0);
    await list();
    expect(reads).toBeGreaterThan(0);
  });
});

function json(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
