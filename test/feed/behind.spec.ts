import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { engines, freshStore } from '../contract/engines.js';
import { readWhole } from './feed-reading.js';
import { FeedWorld } from './feed-world.js';

const RUNS = process.env['LONG'] ? 1000 : 100;
const KEPT = 40;

const author = fc.integer({ min: 1, max: 3 });
const step = fc.oneof(
  fc.record({
    do: fc.constant('post' as const),
    who: author,
    count: fc.integer({ min: 1, max: 6 }),
    late: fc.boolean(),
  }),
  fc.record({ do: fc.constant('follow' as const), who: author, on: fc.constantFrom(true, true, false) }),
  fc.record({ do: fc.constant('catch up' as const), which: fc.nat(), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('read' as const), limit: fc.constantFrom(5, 19, 20, 21, 30) }),
  fc.record({ do: fc.constant('read' as const), limit: fc.constantFrom(5, 19, 20, 21, 30) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Somebody who reads first pages again and again, and remembers what they saw. */
class Reader {
  /** Reads of something that fan-out had not brought yet. */
  ahead = 0;
  private readonly seen = new Set<string>();

  constructor(
    private readonly world: FeedWorld,
    private readonly id: string,
  ) {}

  /** Whatever was shown before, and is in the feed still, is shown again where the page reaches that deep. */
  async read(limit: number): Promise<void> {
    const { items, next } = await this.world.home.run(this.id, limit);
    const shown = items.map(({ id }) => id);
    const feed = this.world.truth.feedOf(this.id).map(({ id }) => id);
    const deepest = next ? shown.at(-1)! : '';
    const again = feed.filter((id) => this.seen.has(id) && id >= deepest);
    expect(shown).toEqual(expect.arrayContaining(again));
    expect(feed).toEqual(expect.arrayContaining(shown));
    if (shown.some((id) => !this.seen.has(id)) && this.world.isWaiting) this.ahead += 1;
    for (const id of shown) this.seen.add(id);
  }
}

async function take(world: FeedWorld, reader: Reader, next: Step): Promise<void> {
  const [me] = world.people as [string];
  if (next.do === 'read') return reader.read(next.limit);
  if (next.do === 'follow') return world.follow(me, world.people[next.who]!, next.on);
  if (next.do === 'post') return world.post(world.people[next.who]!, next.count, 'ready', next.late);
  for (let left = next.count; left > 0; left--) await world.catchUp(next.which);
}

describe.each(engines)('while fan-out is behind, the feed on %s', (engine) => {
  const store = freshStore(engine, { timelineRows: KEPT });

  it(
    'shows again what it showed, and is whole when fan-out has caught up',
    async () => {
      let ahead = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(20), fc.array(step, { minLength: 5, maxLength: 30 }), async (before, steps) => {
          const world = await FeedWorld.on(store());
          const [me, ann] = world.people as [string, string];
          const reader = new Reader(world, me);
          await world.follow(me, ann, true);
          await world.post(ann, before, 'ready');
          world.behind = true;
          for (const next of steps) await take(world, reader, next);
          while (await world.catchUp(0)) await reader.read(20);
          world.behind = false;
          await readWhole(world, me, 20);
          ahead += reader.ahead > 0 ? 1 : 0;
        }),
        { numRuns: RUNS },
      );
      expect(ahead).toBeGreaterThan(RUNS / 4);
    },
    RUNS * 1_000,
  );
});
