import { type Counter, countedFrom } from '#libs/events';
import { partitionOf } from '#libs/stream';
import type { EventLog } from '#libs/stream/ports';
import { epochFloor } from './epoch-floor.js';
import type { Counted, Edge, EdgeStore, Placed, Tally, TallyStore } from './ports.js';
import { countedState, keyOfEdge } from './transitions.js';

/**
 * Makes every tally anew for a log that replaced another one, whose topics may have other partitions. Each edge goes to
 * the partition into which its key falls now, and each tally is counted from the edges of its partition, just below
 * all positions of the epoch. The former log has to be folded to its end, and nothing else may be at work on the store.
 * Broken off anywhere, it is run again.
 */
export class RebuildTallies {
  constructor(
    private readonly tallies: TallyStore,
    private readonly edges: EdgeStore,
    private readonly log: EventLog,
  ) {}

  /** @throws UnavailableError, OutcomeUnknownError run it again */
  async run(): Promise<void> {
    const version = epochFloor((await this.log.identity()).epoch);
    const partitions = new Map<string, number>();
    for (const { topic } of await this.log.ranges([...new Set(Object.values(countedFrom))])) {
      partitions.set(topic, (partitions.get(topic) ?? 0) + 1);
    }
    const placeOf = (edge: Edge): number => partitionOf(keyOfEdge(edge), partitions.get(countedFrom[edge.counter])!);
    await this.move(placeOf, version);
    await this.count(version);
    await this.emptyOthers(version);
  }

  /** Copies first: an edge that stands in both places is copied again, to no effect. */
  private async move(placeOf: (edge: Edge) => number, version: number): Promise<void> {
    for await (const page of this.edges.all()) {
      const misplaced = page.filter((edge) => placeOf(edge) !== edge.partition);
      for (const [partition, edges] of Map.groupBy(misplaced, placeOf)) {
        const copies = edges.map(({ partition: _from, ...edge }) => ({ ...edge, version }));
        await this.edges.put(partition, copies);
      }
      for (const [partition, edges] of Map.groupBy(misplaced, (edge) => edge.partition)) {
        await this.edges.remove(partition, edges);
      }
    }
  }

  private async count(version: number): Promise<void> {
    let open: Placed<Tally> | undefined;
    for await (const page of this.edges.all()) {
      const done: Placed<Tally>[] = [];
      for (const { subjectId, counter, partition, state } of page) {
        const counted: Placed<Counted> = { subjectId, counter, partition };
        if (open && !isOf(open, counted)) done.push(open);
        const value: number = open && isOf(open, counted) ? open.value : 0;
        open = { ...counted, value: value + (state === countedState[counter] ? 1 : 0), version };
      }
      await this.put(done);
    }
    if (open) await this.put([open]);
  }

  /** A tally that is still of a former epoch has no edges. */
  private async emptyOthers(version: number): Promise<void> {
    for await (const page of this.tallies.all()) {
      await this.put(page.filter((tally) => tally.version < version).map((tally) => ({ ...tally, value: 0, version })));
    }
  }

  private async put(tallies: readonly Placed<Tally>[]): Promise<void> {
    for (const [partition, rows] of Map.groupBy(tallies, (tally) => tally.partition)) {
      await this.tallies.put(
        partition,
        rows.map(({ partition: _in, ...tally }) => tally),
      );
    }
  }
}

function isOf(tally: Placed<Counted>, counted: Placed<{ subjectId: string; counter: Counter }>): boolean {
  const { subjectId, counter, partition } = counted;
  return tally.subjectId === subjectId && tally.counter === counter && tally.partition === partition;
}
