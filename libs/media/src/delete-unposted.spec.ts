import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import { SystemRandom } from '#libs/engines/system';
import { type AnyEvent, uuidv7 } from '#libs/events';
import type { EventAppender } from '#libs/stream';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { DeleteUnposted, UNPOSTED_MS } from './delete-unposted.js';

describe('DeleteUnposted', () => {
  it('deletes what waited seven days for a post, and nothing that a post has', async () => {
    const clock = new VirtualClock();
    const { media, mediaClaims, unpostedMedia } = createMemoryStore();
    const random = new SystemRandom();
    const [waits, posted, owner] = [0, 0, 0].map(() => uuidv7(clock.now(), random.bytes(16))) as [
      string,
      string,
      string,
    ];
    for (const id of [waits, posted]) {
      const file = {
        fileName: 'a',
        mimeType: 'image/jpeg',
        bytes: 1,
        sha256: 'c'.repeat(64),
        path: `media/${id}/original`,
      };
      await media.create({
        id,
        ownerId: owner,
        kind: 'image',
        ...file,
        uploadedAt: new Date(clock.now()).toISOString(),
      });
    }
    await mediaClaims.claim([posted], owner);
    const appended: AnyEvent[] = [];
    const append = async (events: readonly AnyEvent[]): Promise<[]> => {
      appended.push(...events);
      return [];
    };
    const sweep = new DeleteUnposted(unpostedMedia, { append } as unknown as EventAppender, clock, random);
    const run = () => sweep.run(new AbortController().signal);
    await clock.advance(UNPOSTED_MS);
    await run();
    expect(appended).toEqual([]);
    await clock.advance(1);
    await run();
    expect(appended.map(({ type, data }) => [type, data])).toEqual([
      ['media.deleted', { mediaId: waits, ownerId: owner }],
    ]);
    expect(await mediaClaims.claim([waits], owner)).toEqual([waits]);
    // Until it is folded the event is appended again, the same one.
    await run();
    expect(new Set(appended.map(({ id }) => id)).size).toBe(1);
  });
});
