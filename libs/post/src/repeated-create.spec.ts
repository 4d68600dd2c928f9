import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import { type AnyEvent, OutcomeUnknownError } from '#libs/events';
import { type AppendAndApply, type CreateRequest, IdMaker, RequestOnce } from '#libs/stream';
import { nthId } from '../../../test/contract/ids.js';
import { KeptLogger } from '../../../test/contract/log-room.js';
import { CreateComment } from './create-comment.js';
import { CreatePost } from './create-post.js';

const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [authorId, mediaId, bob, bobToo] = [nthId(1), nthId(2), nthId(3), nthId(4)];

describe('a create whose outcome was unknown, and that is repeated after a name has changed hands', () => {
  let once: RequestOnce;
  let appended: AnyEvent[];
  let commit: AppendAndApply;
  beforeEach(() => {
    const [store, clock] = [createMemoryStore(), new SystemClock()];
    once = new RequestOnce(store.requestClaims, new IdMaker(clock, new SystemRandom()), clock, new KeptLogger());
    appended = [];
    const run = async (events: readonly AnyEvent[]) => {
      appended.push(...events);
      if (appended.length === 1) throw new OutcomeUnknownError('no answer');
    };
    commit = { run } as unknown as AppendAndApply;
  });
  const asked = (route: string): CreateRequest => ({ origin, account: authorId, route, idempotencyKey: 'key' });

  async function twice(create: (mentionIds: string[]) => Promise<{ mentionIds: readonly string[] }>) {
    await expect(create([bob])).rejects.toBeInstanceOf(OutcomeUnknownError);
    const made = await create([bobToo]);
    expect(made.mentionIds).toEqual([bob]);
    expect(appended).toHaveLength(2);
    expect(appended[1]).toEqual(appended[0]);
  }

  it('appends a post that equals the first', async () => {
    const createPost = new CreatePost(createMemoryStore().mediaClaims, once, commit);
    const wanted = { authorId, caption: 'with @bob', mediaIds: [mediaId], altTexts: [''] };
    await twice((mentionIds) => createPost.run({ ...wanted, mentionIds }, asked('createPost')));
  });

  it('appends a comment that equals the first', async () => {
    const createComment = new CreateComment(once, commit);
    const wanted = { authorId, post: { id: nthId(5), authorId }, text: 'see @bob' };
    await twice((mentionIds) => createComment.run({ ...wanted, mentionIds }, asked('createComment')));
  });
});
