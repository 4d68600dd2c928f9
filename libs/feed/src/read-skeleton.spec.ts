import { beforeEach, describe, expect, it } from '@jest/globals';
import { timeOfId, UnavailableError, uuidv7 } from '#libs/events';
import { createMemoryStore } from '#libs/engines/memory';
import { newId, newIds } from '../../../test/contract/ids.js';
import { KeptLogger } from '../../../test/contract/log-room.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import type { FollowGraph, PulledMarks, TimelineStore } from './ports.js';
import { PullPosts } from './pull-posts.js';
import { ReadSkeleton, type Skeleton } from './read-skeleton.js';

/** Rows kept of a home timeline here. */
const KEPT = 10;
const DAYS_90_MS = 90 * 86_400_000;

describe('ReadSkeleton', () => {
  let clock: VirtualClock;
  let timelines: TimelineStore;
  let followGraph: FollowGraph;
  let pulledMarks: PulledMarks;
  let read: ReadSkeleton;
  let reader: string;
  let ann: string;
  /** Newest first. */
  let posts: string[];
  /** Calls of each half. */
  let calls: { home: number; authors: number };

  beforeEach(async () => {
    clock = new VirtualClock(timeOfId(newId()));
    ({ timelines, followGraph, pulledMarks } = createMemoryStore({ timelineRows: KEPT }));
    const pullPosts = new PullPosts(timelines, followGraph, pulledMarks);
    read = new ReadSkeleton(timelines, pullPosts, clock, new KeptLogger());
    [reader, ann] = [newId(), newId()];
    await follow(ann);
    posts = newIds(30).reverse();
    for (const post of posts) await timelines.addToAuthor(ann, post);
    await timelines.addToHomes([reader], posts);
    calls = { home: 0, authors: 0 };
    before('home', () => calls.home++);
    before('authors', () => calls.authors++);
  });

  async function follow(author: string): Promise<void> {
    await followGraph.set(reader, author, 'wanted', true, 0);
    await followGraph.set(reader, author, 'allowed', true, 0);
  }

  /** Posts, newest first, of a marked author whom the reader follows: all above ann's. */
  async function celebrityPosts(count: number, older: readonly string[] = []): Promise<string[]> {
    const cid = newId();
    await pulledMarks.set(cid, 0);
    await follow(cid);
    const theirs = newIds(count).reverse();
    for (const post of [...theirs, ...older]) await timelines.addToAuthor(cid, post);
    return theirs;
  }

  /** Does something before each call of a half. */
  function before(half: 'home' | 'authors', act: () => unknown): void {
    const method = (timelines[half] as (...args: unknown[]) => Promise<readonly string[]>).bind(timelines);
    const replaced = async (...args: unknown[]) => {
      await act();
      return method(...args);
    };
    Object.assign(timelines, { [half]: replaced });
  }
  const fail = () => {
    throw new UnavailableError('away');
  };

  /** How long it takes, by the clock. */
  async function timed(reading: Promise<Skeleton>): Promise<{ skeleton: Skeleton; ms: number }> {
    let skeleton: Skeleton | undefined;
    void reading.then((value) => (skeleton = value));
    const ms = await clock.until(() => skeleton !== undefined);
    return { skeleton: skeleton!, ms };
  }

  it('is the stored rows alone while they suffice', async () => {
    expect(await read.run(reader, 6)).toEqual({ ids: posts.slice(0, 6), ended: false, partial: false });
    expect(await read.run(reader, 4, { below: posts[5] })).toMatchObject({ ids: posts.slice(6, 10) });
    expect(calls).toEqual({ home: 2, authors: 0 });
  });

  it('goes on with what is pulled where the stored rows run out', async () => {
    expect(await read.run(reader, 12)).toEqual({ ids: posts.slice(0, 12), ended: false, partial: false });
    expect(await read.run(reader, 12, { below: posts[11] })).toMatchObject({ ids: posts.slice(12, 24), ended: false });
    expect(await read.run(reader, 12, { below: posts[23] })).toEqual({
      ids: posts.slice(24),
      ended: true,
      partial: false,
    });
    expect(calls).toEqual({ home: 3, authors: 3 });
  });

  it.each([3, 9])('pulls nothing where all that is asked for is newer than stored row %s', async (row) => {
    const skeleton = await read.run(reader, 20, { above: posts[row] });
    expect(skeleton).toEqual({ ids: posts.slice(0, row), ended: true, partial: false });
    expect(calls.authors).toBe(0);
  });

  it('is merged with what celebrities posted, though the stored rows suffice', async () => {
    const theirs = await celebrityPosts(3);
    expect(await read.run(reader, 6)).toEqual({ ids: [...theirs, ...posts.slice(0, 3)], ended: false, partial: false });
    expect(await read.run(reader, 4, { below: theirs[1] })).toMatchObject({ ids: [theirs[2], ...posts.slice(0, 3)] });
    expect(calls).toEqual({ home: 2, authors: 2 });
  });

  it('pulls from nobody else where celebrities’ posts make up for what is not stored', async () => {
    const theirs = await celebrityPosts(10);
    const asked: number[] = [];
    const authors = timelines.authors.bind(timelines);
    timelines.authors = (ids, ...rest) => (asked.push(ids.length), authors(ids, ...rest));
    expect(await read.run(reader, 12)).toMatchObject({ ids: [...theirs, ...posts.slice(0, 2)], ended: false });
    expect(asked).toEqual([1]);
    expect(await read.run(reader, 25)).toMatchObject({ ids: [...theirs, ...posts.slice(0, 15)], ended: false });
    expect(asked).toEqual([1, 1, 2]);
  });

  it('lets rows be that are older than 90 days, and pulls their posts', async () => {
    const young = uuidv7(clock.now() + DAYS_90_MS, new Uint8Array(16));
    await timelines.addToHomes([reader], [young]);
    await clock.advance(DAYS_90_MS + 1_000);
    expect(await read.run(reader, 5)).toMatchObject({ ids: [young, ...posts.slice(0, 4)], partial: false });
    before('authors', fail);
    expect(await read.run(reader, 5)).toEqual({ ids: [young], ended: false, partial: true });
  });

  it('takes less than 150 ms where each half takes 100', async () => {
    const theirs = await celebrityPosts(1);
    before('home', () => clock.sleep(100));
    before('authors', () => clock.sleep(100));
    const { skeleton, ms } = await timed(read.run(reader, 12));
    expect(skeleton).toEqual({ ids: [...theirs, ...posts.slice(0, 11)], ended: false, partial: false });
    expect(ms).toBeGreaterThanOrEqual(100);
    expect(ms).toBeLessThan(150);
  });

  it('gives a slow store the work of few pulls that nobody asked for', async () => {
    before('home', () => clock.sleep(100));
    const all = Promise.all(Array.from({ length: 50 }, () => read.run(reader, 6)));
    before('authors', () => clock.sleep(200));
    await clock.advance(101);
    expect(await all).toHaveLength(50);
    await clock.advance(200);
    expect(calls.authors).toBe(4);
    expect(clock.sleeping).toBe(0);
    await timed(read.run(reader, 6));
    await clock.advance(200);
    expect(calls.authors).toBe(5);
  });

  it.each([
    ['stored', 'home'],
    ['pulled', 'authors'],
  ] as const)('serves the other half where the %s one fails, and says so', async (_half, method) => {
    before(method, fail);
    const ids = method === 'home' ? posts.slice(0, 12) : posts.slice(0, 10);
    expect(await read.run(reader, 12)).toEqual({ ids, ended: false, partial: true });
  });

  it('serves the stored rows where celebrities cannot be read, and says so', async () => {
    await celebrityPosts(3);
    before('authors', fail);
    expect(await read.run(reader, 6)).toEqual({ ids: posts.slice(0, 6), ended: false, partial: true });
  });

  it('goes no deeper than the stored rows where only celebrities can be read', async () => {
    const older = '00000000-0000-7000-8000-000000000000';
    const theirs = await celebrityPosts(2, [older]);
    const authors = timelines.authors.bind(timelines);
    timelines.authors = async (ids, ...rest) => (ids.length > 1 ? fail() : authors(ids, ...rest));
    const ids = [...theirs, ...posts.slice(0, KEPT)];
    expect(await read.run(reader, 20)).toEqual({ ids, ended: false, partial: true });
  });

  it('serves the other half where one never answers', async () => {
    before('home', () => new Promise(() => undefined));
    const { skeleton, ms } = await timed(read.run(reader, 12));
    expect(skeleton).toEqual({ ids: posts.slice(0, 12), ended: false, partial: true });
    expect(ms).toBe(1_000);
  });

  it('fails where both do', async () => {
    before('home', fail);
    before('authors', fail);
    await expect(read.run(reader, 12)).rejects.toThrow(UnavailableError);
  });

  it('leaves nothing waiting', async () => {
    await read.run(reader, 6);
    await read.run(reader, 12);
    expect(clock.sleeping).toBe(0);
  });
});
