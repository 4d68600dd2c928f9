import { describe, expect, it } from '@jest/globals';
import type { Made } from '#libs/account/ports';
import { RowsMadeByUser } from '../../libs/http/src/leaving/rows-made-by-user.js';
import { engines, freshStore, type RowStore } from './engines.js';
import { newId, newIds } from './ids.js';

const AT = '2026-11-21T10:00:00.000Z';
const [ann, ben] = newIds(2) as [string, string];

function madeIn(store: RowStore): RowsMadeByUser {
  const { timelines, posts, comments, media, acts, followGraph: graph, relations } = store;
  return new RowsMadeByUser(timelines, { posts, comments }, media, acts, { graph, relations });
}

async function all(store: RowStore, userId = ann): Promise<Made[]> {
  const found: Made[] = [];
  for await (const page of madeIn(store).of(userId)) found.push(...page);
  return found;
}

const postOf = (id: string, authorId: string, mediaIds: readonly string[]) => {
  const texts = { caption: 'word', tags: [], altTexts: [''], mentionIds: [] };
  return { id, authorId, mediaIds, ...texts, createdAt: AT };
};

async function putPost({ posts, timelines }: RowStore, authorId: string, mediaIds = [newId()]): Promise<string> {
  const id = newId();
  await posts.put(postOf(id, authorId, mediaIds), 0);
  await timelines.addToAuthor(authorId, id);
  return id;
}

async function putMedia({ media }: RowStore, ownerId: string): Promise<string> {
  const id = newId();
  const file = {
    fileName: 'a.jpg',
    mimeType: 'image/jpeg',
    bytes: 1,
    sha256: 'c'.repeat(64),
    path: `media/${id}/original`,
  };
  await media.create({ id, ownerId, kind: 'image', ...file, uploadedAt: AT });
  return id;
}

describe.each(engines)('What a user made, on %s', (engine) => {
  const store = freshStore(engine);

  it('is nothing for somebody who did nothing', async () => {
    await putPost(store(), ben);
    await putMedia(store(), ben);
    expect(await all(store())).toEqual([]);
  });

  it('are posts with their media, and media, but those that are deleted', async () => {
    const mediaIds = [await putMedia(store(), ann), await putMedia(store(), ann)];
    const kept = await putPost(store(), ann, mediaIds);
    await store().posts.delete(await putPost(store(), ann));
    await store().media.delete(await putMedia(store(), ann));
    const unknown = newId();
    await store().timelines.addToAuthor(ann, unknown);
    expect(await all(store())).toEqual([
      { kind: 'post', postId: unknown, mediaIds: [] },
      { kind: 'post', postId: kept, mediaIds },
      ...[...mediaIds].reverse().map((mediaId) => ({ kind: 'media', mediaId })),
    ]);
  });

  it('are comments and replies, but those that are deleted', async () => {
    const { comments } = store();
    const [postId, first, reply, gone] = newIds(4) as [string, string, string, string];
    const comment = { postId, authorId: ann, postAuthorId: ben, text: 'word', mentionIds: [], createdAt: AT };
    for (const id of [first, gone]) await comments.create({ id, ...comment });
    await comments.create({ id: reply, ...comment, parentId: first });
    await comments.create({ id: newId(), ...comment, authorId: ben });
    await comments.delete(gone);
    expect(await all(store())).toEqual(
      expect.arrayContaining([
        { kind: 'comment', commentId: first, postId },
        { kind: 'comment', commentId: reply, postId, parentId: first },
      ]),
    );
    expect(await all(store())).toHaveLength(2);
    await store().acts.set({ actorId: ben, kind: 'like', subjectId: reply }, { on: true, at: AT }, 1);
    expect(await all(store(), ben)).toContainEqual({
      kind: 'like',
      subjectId: reply,
      subjectKind: 'comment',
      ownerId: ann,
      postId,
    });
  });

  it('are likes and saves that are on, with all that their end has to name', async () => {
    const [liked, gone, unliked] = [await putPost(store(), ben), newId(), newId()];
    const set = (kind: 'like' | 'save', subjectId: string, on: boolean, version: number) =>
      store().acts.set({ actorId: ann, kind, subjectId }, { on, at: AT }, version);
    for (const id of [liked, gone, unliked]) await set('like', id, true, 1);
    await set('like', unliked, false, 2);
    await set('save', liked, true, 3);
    const found = await all(store());
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'like', subjectId: liked, subjectKind: 'post', ownerId: ben, postId: liked },
        { kind: 'like', subjectId: gone, subjectKind: 'post' },
        { kind: 'save', subjectId: liked },
      ]),
    );
  });

  it('are follows and requests of both directions, and own blocks and mutes', async () => {
    const { followGraph: graph, relations } = store();
    const [cid, dan, eve, fay] = newIds(4) as [string, string, string, string];
    const follow = async (actorId: string, subjectId: string, allowed: boolean) => {
      await graph.set(actorId, subjectId, 'allowed', allowed, 1);
      await graph.set(actorId, subjectId, 'wanted', true, 2);
    };
    await follow(ann, ben, true);
    await follow(cid, ann, true);
    await follow(dan, ann, false);
    await follow(ann, eve, false);
    await follow(ben, cid, true);
    await relations.setBlock(ann, fay, true, 3);
    await relations.setMute(ann, fay, true, 3);
    await relations.setMute(ann, ben, true, 3);
    await relations.setMute(ann, ben, false, 4);
    await relations.setBlock(ben, ann, true, 4);
    expect(await all(store())).toEqual([
      { kind: 'follow', actorId: ann, subjectId: ben },
      { kind: 'follow', actorId: ann, subjectId: eve },
      { kind: 'follow', actorId: cid, subjectId: ann },
      { kind: 'follow', actorId: dan, subjectId: ann },
      { kind: 'block', actorId: ann, subjectId: fay },
      { kind: 'mute', actorId: ann, subjectId: fay },
    ]);
  });

  it('is found whole, page by page, while it goes', async () => {
    const posts: string[] = [];
    for (let n = 0; n < 201; n++) posts.push(await putPost(store(), ann));
    for (const subjectId of posts) {
      await store().acts.set({ actorId: ann, kind: 'like', subjectId }, { on: true, at: AT }, 1);
    }
    const found: Made[] = [];
    for await (const page of madeIn(store()).of(ann)) {
      expect(page.length).toBeLessThanOrEqual(500);
      found.push(...page);
      for (const made of page) {
        if (made.kind === 'post') await store().posts.delete(made.postId);
        if (made.kind !== 'like') continue;
        await store().acts.set({ actorId: ann, kind: 'like', subjectId: made.subjectId }, { on: false, at: AT }, 2);
      }
    }
    expect(found.filter(({ kind }) => kind === 'post')).toHaveLength(201);
    expect(new Set(found.flatMap((made) => (made.kind === 'like' ? made.subjectId : []))).size).toBe(201);
    expect(await all(store())).toEqual([]);
  });
});
