import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import type { AnyEvent } from '#libs/events';
import { type AppendAndApply, IdMaker } from '#libs/stream';
import { nthId } from '../../../test/contract/ids.js';
import { EditPost, type PostWords } from './edit-post.js';
import type { Post } from './ports.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const post: Post = {
  ...{ id: nthId(1), authorId: nthId(2), caption: 'First light', tags: [], mediaIds: [nthId(3)], altTexts: [''] },
  ...{ mentionIds: [], createdAt: ORIGIN.time, hidden: false, version: 4 },
};
const words = (caption: string): PostWords => ({ caption, altTexts: [''], place: undefined, mentionIds: [] });

describe('an edit of a row', () => {
  let nowMs: number;
  let appended: AnyEvent[];
  let edit: (row: Post, caption: string) => Promise<Post>;
  beforeEach(() => {
    [nowMs, appended] = [1_000, []];
    const append = async (events: readonly AnyEvent[]) => {
      appended.push(...events);
      return [{ version: 4 + appended.length }];
    };
    const clock = Object.assign(new SystemClock(), { now: () => nowMs });
    const ids = new IdMaker(new SystemClock(), new SystemRandom());
    const editPost = new EditPost(createMemoryStore().requestClaims, ids, clock, {
      run: append,
    } as unknown as AppendAndApply);
    edit = (row, caption) => editPost.run(row, words(caption), ORIGIN);
  });

  it('keeps another one out that saw the same row, while it is under way', async () => {
    await edit(post, 'Dusk');
    await expect(edit(post, 'Dawn')).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await edit({ ...post, version: 5 }, 'Dawn')).toMatchObject({ caption: 'Dawn', version: 6 });
    expect(appended).toHaveLength(2);
  });

  it('that comes again is the same edit', async () => {
    await edit(post, 'Dusk');
    await edit(post, 'Dusk');
    expect(new Set(appended.map(({ id }) => id)).size).toBe(1);
  });

  it('gives the row free, where it never came to be', async () => {
    await edit(post, 'Dusk');
    nowMs += 10_001;
    await expect(edit(post, 'Dawn')).resolves.toMatchObject({ caption: 'Dawn' });
  });

  it('carries the whole section', async () => {
    await edit({ ...post, place: { name: 'Pier', lat: 1, lon: 2 } }, '#dusk');
    const { id: postId, authorId, mediaIds, altTexts, createdAt } = post;
    const written = { caption: '#dusk', altTexts, mentionIds: [], editedAt: ORIGIN.time };
    expect(appended[0]!.data).toEqual({ postId, authorId, mediaIds, createdAt, ...written });
  });
});
