import type { Counter } from '#libs/events';
import type { Counted, Placed, Tally, Totals } from '#libs/counter/ports';
import { ROWS_AT_ONCE, TallyStore } from '#libs/counter/ports';
import { atMost } from './at-most.js';

export class MemoryTallyStore extends TallyStore {
  /** By subject and counter, by partition. */
  private readonly rows = new Map<string, Map<number, Tally>>();

  async of(partition: number, wanted: readonly Counted[]): Promise<readonly Tally[]> {
    return atMost(ROWS_AT_ONCE, wanted).flatMap((counted) => this.rows.get(keyOf(counted))?.get(partition) ?? []);
  }

  async put(partition: number, tallies: readonly Tally[]): Promise<void> {
    for (const tally of atMost(ROWS_AT_ONCE, tallies)) {
      const byPartition = this.rows.get(keyOf(tally)) ?? new Map<number, Tally>();
      this.rows.set(keyOf(tally), byPartition);
      const kept = byPartition.get(partition);
      if (!kept || tally.version > kept.version) byPartition.set(partition, { ...tally });
    }
  }

  async totals(subjectIds: readonly string[], counters: readonly Counter[]): Promise<Totals> {
    const totals = new Map<string, { [Name in Counter]?: number }>();
    for (const subjectId of atMost(100, subjectIds)) {
      const found: { [Name in Counter]?: number } = {};
      for (const counter of counters) {
        const tallies = this.rows.get(keyOf({ subjectId, counter }));
        if (tallies) found[counter] = [...tallies.values()].reduce((sum, { value }) => sum + value, 0);
      }
      if (Object.keys(found).length > 0) totals.set(subjectId, found);
    }
    return totals;
  }

  async *all(): AsyncGenerator<readonly Placed<Tally>[]> {
    const rows = [...this.rows.values()].flatMap((one) => [...one].map(([partition, row]) => ({ ...row, partition })));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
  }
}

function keyOf({ subjectId, counter }: Counted): string {
  return `${subjectId} ${counter}`;
}
