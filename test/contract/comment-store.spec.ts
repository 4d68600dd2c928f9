import { describe, expect, it } from '@jest/globals';
import type { CommentContent } from '#libs/post/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

function commentOf(id: string, more: Partial<CommentContent> = {}): CommentContent {
  const place = { postId: 'post', authorId: 'ann', postAuthorId: 'ben' };
  return { id, ...place, text: 'Läuft \u{1f305}', mentionIds: ['ann'], createdAt: '2026-11-21T10:00:00.000Z', ...more };
}

describe.each(engines)('CommentStore on %s', (engine) => {
  const store = freshStore(engine);

  it('gives back those that exist, by id, and keeps the first of one id', async () => {
    const { comments } = store();
    const [one, reply] = [commentOf(newId()), commentOf(newId(), { parentId: newId() })];
    await comments.create(one);
    await comments.create(reply);
    await comments.create({ ...one, text: 'again' });
    const found = await comments.byIds([reply.id, newId(), one.id]);
    const shown = [one, reply].map((comment) => ({ ...comment, hidden: false }));
    expect(new Map(found)).toEqual(new Map(shown.map((comment) => [comment.id, comment])));
    await expect(comments.byIds(newIds(101))).rejects.toThrow(RangeError);
  });

  it('keeps moderation beside it, by its position, also from before the comment was known', async () => {
    const { comments } = store();
    const id = newId();
    const isHidden = async () => (await comments.byIds([id])).get(id)?.hidden;
    await comments.setHidden(id, true, 3);
    expect(await isHidden()).toBeUndefined();
    await comments.create(commentOf(id));
    await comments.setHidden(id, false, 2);
    expect(await isHidden()).toBe(true);
    await comments.setHidden(id, false, 4);
    expect(await isHidden()).toBe(false);
  });

  it('forgets a deleted comment for good, whatever comes after', async () => {
    const { comments } = store();
    const [id, never] = newIds(2) as [string, string];
    const [postId, authorId] = newIds(2) as [string, string];
    const comment = commentOf(id, { postId, authorId });
    await comments.create(comment);
    for (const gone of [id, never]) await comments.delete(gone);
    await comments.create(comment);
    await comments.create(commentOf(never, { postId, authorId }));
    await comments.setHidden(id, true, 9);
    expect((await comments.byIds([id, never])).size).toBe(0);
    expect([await comments.under({ postId }, 9), await comments.by(authorId, 9)]).toEqual([[], []]);
    expect([...(await comments.deleted([id, never, newId()]))].sort()).toEqual([id, never].sort());
  });

  it('lists comments newest first, replies oldest first, and what a person wrote, page by page', async () => {
    const { comments } = store();
    const [postId, authorId] = newIds(2) as [string, string];
    const [first, second, third] = newIds(3) as [string, string, string];
    const [reply, later, other] = newIds(3) as [string, string, string];
    for (const id of [second, first, third]) await comments.create(commentOf(id, { postId }));
    for (const id of [later, reply]) await comments.create(commentOf(id, { postId, parentId: first, authorId }));
    await comments.create(commentOf(other, { authorId }));
    expect(await comments.under({ postId }, 2)).toEqual([third, second]);
    expect(await comments.under({ postId }, 2, second)).toEqual([first]);
    expect(await comments.repliesTo({ postId, parentId: first }, 1)).toEqual([reply]);
    expect(await comments.repliesTo({ postId, parentId: first }, 2, reply)).toEqual([later]);
    expect(await comments.by(authorId, 2)).toEqual([other, later]);
    expect(await comments.by(authorId, 2, later)).toEqual([reply]);
  });
});
