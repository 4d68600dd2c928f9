import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TIMELINE_ROWS } from '#libs/feed/ports';
import { engines, freshStore } from '../contract/engines.js';
import { FeedReading, readWhole } from './feed-reading.js';
import { limit, type Step, step, take } from './feed-steps.js';
import { FeedWorld } from './feed-world.js';

const RUNS = process.env['LONG'] ? 1000 : 100;
/** Rows kept of a home timeline in the model: more than one round reads, and few enough to run out. */
const KEPT = 24;

/** Who reads what. */
class Readers {
  private readonly readings = new Map<string, FeedReading>();
  /** Readings that ended after several pages. */
  paged = 0;

  constructor(readonly world: FeedWorld) {}

  async take(next: Step): Promise<void> {
    if (next.do === 'page') await this.page(this.world.people[next.who]!, next.limit);
    else await take(this.world, next);
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
      const seen = { past: 0, within: 0, paged: 0, celebrities: 0 };
      const history = fc.array(fc.tuple(step, limit), { minLength: 8, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(fc.nat(2 * KEPT), fc.boolean(), history, async (before, famous, steps) => {
          const world = await FeedWorld.on(store());
          const readers = new Readers(world);
          const [reader, ann, ben, cid] = world.people as [string, string, string, string];
          if (famous) for (const fan of [ben, cid]) await world.follow(fan, ann, true);
          if (famous) await world.wait(11_000);
          await world.post(ann, before, 'ready');
          await world.follow(reader, ann, true);
          await world.follow(reader, ben, true);
          for (const [next, rows] of steps) {
            await readers.take(next);
            for (const one of world.people) await readWhole(world, one, rows);
          }
          await readers.finish();
          const rows = world.truth.feedOf(reader).length;
          seen.past += rows > KEPT ? 1 : 0;
          seen.within += rows > 0 && rows < KEPT ? 1 : 0;
          seen.paged += readers.paged;
          seen.celebrities += world.leftToReaders > 0 ? 1 : 0;
        }),
        { numRuns: RUNS },
      );
      // Feeds on both sides of the kept rows were read, some from page to page while other things happened, some pulled.
      expect({ seen, least: Math.min(...Object.values(seen)) > RUNS / 20 }).toEqual({ seen, least: true });
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
