import { uuidv7 } from '#libs/events';
import type { Clock } from '#libs/stream/ports';
import type { Explored, ExploreIndex } from './ports.js';

/** Explore shows posts of so many days. */
const DAYS_MS = 7 * 24 * 3_600_000;
const NO_CHANCE = new Uint8Array(16);

/** What people like most, of the last seven days. */
export class Explore {
  constructor(
    private readonly index: ExploreIndex,
    private readonly clock: Clock,
  ) {}

  /** These posts came, went, or are liked by more or fewer; what else the ids name is left alone. */
  async refresh(ids: readonly string[]): Promise<void> {
    await this.index.refresh(ids, this.since());
  }

  /** The most liked first, the newer of two equal ones; with `below`, those under that row. */
  top(limit: number, below?: Explored): Promise<readonly Explored[]> {
    return this.index.top(limit, this.since(), below);
  }

  /** Below all ids of the window, and above all older ones. */
  private since(): string {
    return uuidv7(this.clock.now() - DAYS_MS, NO_CHANCE);
  }
}
