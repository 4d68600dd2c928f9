import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TIMELINE_ROWS } from '#libs/feed/ports';
import { engines, freshStore } from '../contract/engines.js';
import { FeedReading, readWhole } from './feed-reading.js';
import { FeedWorld } from './feed-world.js';

const RUNS = process.env['LONG'] ? 1000 : 100;
/** Rows kept of a home timeline in the model: more than one round reads, and few enough to run out. */
const KEPT = 24;

const person = fc.nat(3);
const limit = fc.integer({ min: 1, max: 30 });
const mostlyReady = fc.constantFrom('ready', 'ready', 'ready', 'playable', 'processing', 'failed');
const step = fc.oneof(
  fc.record({ do: fc.constant('follow' as const), who: person, whom: person, on: fc.boolean() }),
  fc.record({
    ...{ do: fc.constant('post' as const), who: person, count: fc.integer({ min: 1, max: 15 }) },
    ...{ state: mostlyReady, late: fc.boolean() },
  }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(), fails: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(5_000, 11_000) }),
  fc.record({ do: fc.constant('page' as const), who: person, limit }),
  fc.record({ do: fc.constant('page' as const), who: fc.constant(0), limit }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the model knows, and who reads what. */
class Model {
  private readonly readings = new Map<string, FeedReading>();
  /** Readings that ended after several pages. */
  paged = 0;

  constructor(readonly world: FeedWorld) {}

  async take(next: Step): Promise<void> {
    const { people, posts } = this.world;
    if (next.do === 'follow' && next.who !== next.whom) {
      await this.world.follow(people[next.who]!, people[next.whom]!, next.on);
    } else if (next.do === 'post') {
      await this.world.post(people[next.who]!, next.count, next.state, next.late);
    } else if (next.do === 'end') {
      const open = posts.filter((post) => post.state === 'processing');
      if (open.length > 0) await this.world.end(open[next.which % open.length]!, next.fails ? 'failed' : 'ready');
    } else if (next.do === 'wait') {
      await this.world.wait(next.ms);
    } else if (next.do === 'page') {
      await this.page(people[next.who]!, next.limit);
    }
    for (const reading of this.readings.values()) reading.look();
  }

  /** Whoever is still reading reads to the end. */
  async finish(): Promise<void> {
    for (const reader of [...this.readings.keys()]) while (this.readings.has(reader)) await this.page(reader, 7);
  }

  /** The next page of who reads already, or the first one. */
  private async page(reader: string, rows: number): Promise<void> {
    const reading = this.readings.get(reader) ?? new FeedReading(this.world, reader);
    this.readings.set(reader, reading);
    await reading.page(rows);
    if (!reading.ended) return;
    this.readings.delete(reader);
    this.paged += reading.pages > 1 ? 1 : 0;
  }
}

describe.each(engines)('the feed on %s', (engine) => {
  const store = freshStore(engine, { timelineRows: KEPT });

  it(
    'is the brute-force feed after every step, page by page, while posts arrive',
    async () => {
      const seen = { past: 0, within: 0, paged: 0 };
      const history = fc.array(fc.tuple(step, limit), { minLength: 8, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(fc.nat(2 * KEPT), history, async (before, steps) => {
          const world = await FeedWorld.on(store());
          const model = new Model(world);
          const [reader, ann, ben] = world.people as [string, string, string];
          await world.post(ann, before, 'ready');
          await world.follow(reader, ann, true);
          await world.follow(reader, ben, true);
          for (const [next, rows] of steps) {
            await model.take(next);
            for (const one of world.people) await readWhole(world, one, rows);
          }
          await model.finish();
          const rows = world.feedOf(reader).length;
          seen.past += rows > KEPT ? 1 : 0;
          seen.within += rows > 0 && rows < KEPT ? 1 : 0;
          seen.paged += model.paged;
        }),
        { numRuns: RUNS },
      );
      // Feeds on both sides of the line were read, and some from page to page while other things happened.
      expect(Math.min(seen.past, seen.within, seen.paged)).toBeGreaterThan(RUNS / 20);
    },
    RUNS * 1_000,
  );
});

describe.each(engines)('a home timeline on %s', (engine) => {
  const store = freshStore(engine);

  it.each([-1, 0, 1])(`shows all of ${TIMELINE_ROWS} posts and %s, also while more come`, async (more) => {
    const world = await FeedWorld.on(store());
    const [reader, ann, ben, cid] = world.people as [string, string, string, string];
    await world.follow(reader, ann, true);
    await world.post(ann, TIMELINE_ROWS - 100, 'ready');
    await world.post(ben, 100 + more, 'ready');
    // A former follow: its rows stay, and push others past the last kept one.
    await world.follow(reader, ben, true);
    await world.follow(reader, cid, true);
    const whole = await readWhole(world, reader, 50);
    expect(whole.pages).toBe(Math.ceil((TIMELINE_ROWS + more) / 50));
    const reading = new FeedReading(world, reader);
    for (; !reading.ended; reading.look()) {
      await reading.page(50);
      await world.post(cid, 3, 'ready');
    }
    await world.follow(reader, ben, false);
    await readWhole(world, reader, 50);
  });
});
