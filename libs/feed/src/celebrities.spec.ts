import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import type { Received } from '#libs/stream/ports';
import { newId } from '../../../test/contract/ids.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { Celebrities } from './celebrities.js';
import { AddToAuthorTimeline, FanOutPost } from './fan-out-post.js';
import { FoldFollow, SetFlag } from './fold-follow.js';
import { CelebrityLine } from './ports.js';
import { PullPosts } from './pull-posts.js';

const LINE = 20;
const SEEN_MS = 10_001;

describe('celebrities', () => {
  let store: MemoryStore;
  let clock: VirtualClock;
  let celebrities: Celebrities;
  let ann: string;
  let reader: string;
  /** Calls that write home timelines. */
  let writes: number;

  beforeEach(async () => {
    store = createMemoryStore();
    clock = new VirtualClock();
    celebrities = new Celebrities(store.followerTallies, store.pulledMarks, new CelebrityLine(LINE), clock);
    [ann, reader] = [newId(), newId()];
    await store.followGraph.set(reader, ann, 'wanted', true, 0);
    writes = 0;
    const addToHomes = store.timelines.addToHomes.bind(store.timelines);
    store.timelines.addToHomes = (users, posts) => ((writes += 1), addToHomes(users, posts));
  });

  let version = 0;
  /** The counter counted so many, in two partitions, and says so. */
  async function followers(count: number): Promise<void> {
    version += 1;
    const tally = { subjectId: ann, counter: 'followers' as const, version };
    await store.tallies.put(0, [{ ...tally, value: count - 5 }]);
    await store.tallies.put(1, [{ ...tally, value: 5 }]);
    await celebrities.mark({ event: { data: { subjectIds: [newId(), ann] } } } as Received<'counts.changed'>);
  }
  const isMarked = async () => (await store.pulledMarks.of([ann])).has(ann);

  async function post(): Promise<string> {
    const fanOut = new FanOutPost(
      new AddToAuthorTimeline(store.timelines),
      celebrities,
      store.followGraph,
      store.timelines,
    );
    const postId = newId();
    await fanOut.run({ event: { data: { authorId: ann, postId } } } as Received<'post.created'>);
    return postId;
  }
  async function follow(): Promise<void> {
    const pullPosts = new PullPosts(store.timelines, store.followGraph, store.pulledMarks);
    const fold = new FoldFollow(new SetFlag(store.followGraph), celebrities, pullPosts, store.timelines);
    const data = { actorId: reader, subjectId: ann, on: true };
    await fold.run({ event: { type: 'follow.allowed', data }, version: 1 } as Received<'follow.allowed'>);
  }
  const pulled = async () =>
    new PullPosts(store.timelines, store.followGraph, store.pulledMarks).ofMarked(reader, { rows: 10 });

  it.each([
    [17, false],
    [18, true],
    [19, true],
    [20, true],
  ])('are marked from nine tenths of the line on: with %s of 20 followers, %s', async (count, marked) => {
    await followers(count);
    expect(await isMarked()).toBe(marked);
  });

  it('are marked once, and for good', async () => {
    await followers(LINE);
    const at = (await store.pulledMarks.of([ann])).get(ann);
    await clock.advance(5_000);
    for (const count of [LINE + 1, 5, LINE]) await followers(count);
    expect((await store.pulledMarks.of([ann])).get(ann)).toBe(at);
  });

  it.each([
    [LINE - 1, 1],
    [LINE, 0],
    [LINE + 1, 0],
  ])('with %s followers cause %s writes of home timelines by a post', async (count, wanted) => {
    await follow();
    await followers(count);
    await clock.advance(SEEN_MS);
    const id = await post();
    expect(writes).toBe(wanted);
    expect(await pulled()).toEqual([id]);
  });

  it('are pushed until every reader must have seen the mark, and pulled from the mark on', async () => {
    await follow();
    await followers(LINE);
    await clock.advance(SEEN_MS - 1);
    const first = await post();
    expect([writes, await pulled()]).toEqual([1, [first]]);
    await clock.advance(1);
    const second = await post();
    expect([writes, await pulled()]).toEqual([1, [second, first]]);
  });

  it('are pushed again below the line, and pulled as before', async () => {
    await follow();
    await followers(LINE);
    await clock.advance(SEEN_MS);
    const above = await post();
    await followers(LINE - 1);
    const below = await post();
    expect([writes, await pulled()]).toEqual([1, [below, above]]);
    expect(await store.timelines.home(reader, 10)).toEqual([below]);
  });

  it('fill no home timeline of who follows them, once the mark must have been seen', async () => {
    await followers(LINE);
    const id = await post();
    await follow();
    expect([writes, await store.timelines.home(reader, 10)]).toEqual([1, [id]]);
    await clock.advance(SEEN_MS);
    await follow();
    expect([writes, await pulled()]).toEqual([1, [id]]);
  });
});
