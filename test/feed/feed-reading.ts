import { expect } from '@jest/globals';
import { type Place, TOP } from '../../libs/http/src/feed/fill-page.js';
import type { FeedWorld } from './feed-world.js';

/** One reader's way through the feed, page by page, while anything may happen between two pages. */
export class FeedReading {
  pages = 0;
  /** Nothing follows. */
  ended = false;
  private place: Place = TOP;
  private readonly seen: string[] = [];
  /** What was in the feed at the first page, and has been there ever since. */
  private owed: string[];

  constructor(
    private readonly world: FeedWorld,
    private readonly reader: string,
  ) {
    this.owed = world.truth.feedOf(reader).map(({ id }) => id);
  }

  /** Call it after every step. */
  look(): void {
    const feed = new Set(this.world.truth.feedOf(this.reader).map(({ id }) => id));
    this.owed = this.owed.filter((id) => feed.has(id));
  }

  /** Reads on, and compares with the brute-force feed of now. */
  async page(limit: number): Promise<void> {
    const { below = 'g' } = this.place;
    const feed = this.world.truth.feedOf(this.reader).map(({ id, caption }) => ({ id, caption }));
    const rest = feed.filter(({ id }) => id < below);
    const { items, next, partial } = await this.world.home.run(this.reader, limit, this.place);
    const shown = items.map(({ id, caption }) => ({ id, caption }));
    expect(partial).toBe(false);
    expect(shown).toEqual(rest.slice(0, shown.length));
    // A page that is not full has either reached the end, or says where the rounds ended, and skips nothing until there.
    const end = next?.below ?? '';
    if (shown.length < limit) expect(shown).toEqual(rest.filter(({ id }) => id >= end));
    if (next) expect(end < below).toBe(true);
    this.seen.push(...shown.map(({ id }) => id));
    this.pages += 1;
    this.ended = next === undefined;
    this.place = next ?? TOP;
    if (this.ended) this.close();
  }

  private close(): void {
    expect(new Set(this.seen).size).toBe(this.seen.length);
    expect(this.owed.filter((id) => !this.seen.includes(id))).toEqual([]);
  }
}

/** All pages at once. */
export async function readWhole(world: FeedWorld, reader: string, limit: number): Promise<FeedReading> {
  const reading = new FeedReading(world, reader);
  while (!reading.ended) await reading.page(limit);
  return reading;
}
