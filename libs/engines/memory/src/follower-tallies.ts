import type { TallyStore } from '#libs/counter/ports';
import { FollowerTallies } from '#libs/feed/ports';

/** Reads the rows of the tally store. */
export class MemoryFollowerTallies extends FollowerTallies {
  constructor(private readonly tallies: TallyStore) {
    super();
  }

  async of(userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const totals = await this.tallies.totals(userIds, ['followers']);
    return new Map([...totals].map(([userId, { followers = 0 }]) => [userId, followers]));
  }
}
