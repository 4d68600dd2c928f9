import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyEvent, DataOf, EventType } from '#libs/events';
import { newEvent } from '#libs/stream';
import { noticesOf } from './notices-of.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-02T00:00:00.000Z' };
const AT = '2026-01-01T00:00:00.000Z';

function told<Type extends EventType>(type: Type, data: DataOf<Type>) {
  return noticesOf(newEvent(type, 'event', data, ORIGIN) as AnyEvent);
}
const comment = { commentId: 'comment', postId: 'post', authorId: 'bob', text: '', mentionIds: [], createdAt: AT };
const kinds = ({ notices }: ReturnType<typeof told>) =>
  notices.map(({ recipientId, kind, subjectId }) => `${recipientId}: ${kind} ${subjectId}`);

describe('noticesOf', () => {
  it('tells the owner of a like, also of one on a comment', () => {
    const like = { actorId: 'bob', on: false, ownerId: 'ann' } as const;
    expect(told('like.set', { ...like, subjectId: 'post', subjectKind: 'post' })).toEqual({
      on: false,
      notices: [
        {
          ...{ recipientId: 'ann', kind: 'like', subjectId: 'post', postId: 'post' },
          ...{ causeId: 'bob', actorId: 'bob', at: ORIGIN.time },
        },
      ],
    });
    const onComment = told('like.set', { ...like, subjectId: 'comment', subjectKind: 'comment', postId: 'post' });
    expect(onComment.notices).toMatchObject([{ subjectId: 'comment', postId: 'post' }]);
    expect(told('like.set', { subjectId: 'post', subjectKind: 'post', actorId: 'bob', on: true }).notices).toEqual([]);
  });

  it('tells of a comment by the closest reason', () => {
    const reply = { parentId: 'parent', parentAuthorId: 'cid' };
    const all = told('comment.created', { ...comment, ...reply, postAuthorId: 'ann', mentionIds: ['dan', 'cid'] });
    expect(kinds(all)).toEqual(['cid: reply parent', 'dan: mention comment', 'ann: comment post']);
    expect(kinds(told('comment.created', { ...comment, ...reply, postAuthorId: 'cid' }))).toEqual([
      'cid: reply parent',
    ]);
    expect(kinds(told('comment.created', { ...comment, postAuthorId: 'ann', mentionIds: ['ann'] }))).toEqual([
      'ann: mention comment',
    ]);
  });

  it('tells whom a caption mentions, at the time at which it does', () => {
    const post = { postId: 'post', authorId: 'ann', caption: '', mediaIds: ['m'], altTexts: [], createdAt: AT };
    const mentions = { ...post, mentionIds: ['bob', 'ann', 'bob'] };
    expect(told('post.created', mentions).notices).toMatchObject([{ recipientId: 'bob', kind: 'mention', at: AT }]);
    const edited = told('post.edited', { ...mentions, editedAt: ORIGIN.time });
    expect(edited.notices).toMatchObject([{ recipientId: 'bob', causeId: 'post', at: ORIGIN.time }]);
    expect(told('post.deleted', { postId: 'post', authorId: 'ann', mediaIds: [] }).notices).toEqual([]);
  });

  it('tells each at most once, and nobody of what they did themselves', () => {
    const who = fc.constantFrom('ann', 'bob', 'cid');
    const events = fc.record({
      a: who,
      b: who,
      c: who,
      mentionIds: fc.array(who, { maxLength: 4 }),
      reply: fc.boolean(),
    });
    fc.assert(
      fc.property(events, ({ a, b, c, mentionIds, reply }) => {
        const parent = reply ? { parentId: 'parent', parentAuthorId: c } : {};
        const said = told('comment.created', { ...comment, ...parent, authorId: a, postAuthorId: b, mentionIds });
        const follow = told('follow.wanted', { subjectId: a, actorId: b, on: true });
        const like = told('like.set', { subjectId: 'p', subjectKind: 'post', actorId: a, ownerId: b, on: true });
        for (const { notices } of [said, follow, like]) {
          const recipients = notices.map(({ recipientId }) => recipientId);
          expect(new Set(recipients).size).toBe(recipients.length);
          for (const { recipientId, actorId } of notices) expect(recipientId).not.toBe(actorId);
        }
        expect(like.notices).toHaveLength(a === b ? 0 : 1);
      }),
    );
  });
});
