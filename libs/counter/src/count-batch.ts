import type { Position, Received } from '#libs/stream/ports';
import { epochFloor } from './epoch-floor.js';
import type { Counted, Edge, EdgeStore, Tally, TallyStore } from './ports.js';
import { edgeName, NEVER, type Read, type RestoreTallies, tallyName } from './restore-tallies.js';
import { countedState, type Transition, transitionsOf } from './transitions.js';

type Step = Transition & { readonly version: number };

/**
 * Brings a batch of one partition into its tallies and edges: reads both,
 * walks the events in their order, writes the tallies and then the edges. A crash between any two of these loses and
 * doubles nothing: an edge behind its tally is walked again and not counted again.
 */
export class CountBatch {
  constructor(
    private readonly tallies: TallyStore,
    private readonly edges: EdgeStore,
    private readonly restoreTallies: RestoreTallies,
  ) {}

  /** @throws PartitionLostError an edge is newer than its tally: another owner of the partition is at work */
  async run(events: readonly Received[]): Promise<void> {
    const steps = events.flatMap((one) => transitionsOf(one).map((step): Step => ({ ...step, version: one.version })));
    if (steps.length === 0) return;
    const { position } = events[0]!;
    const tallies = await this.talliesOf(position, steps);
    const edges = await this.edgesOf(position, steps);
    const read = await this.restoreTallies.run(position, { tallies, edges });
    const walked = walk(steps, read);
    await this.tallies.put(position.partition, newer(walked.tallies, read.tallies));
    await this.edges.put(position.partition, newer(walked.edges, edges));
  }

  /** A tally of a former epoch stands below all positions of this one. */
  private async talliesOf({ partition, epoch }: Position, steps: readonly Step[]): Promise<Map<string, Tally>> {
    const below = epochFloor(epoch);
    const wanted = new Map(
      steps.map(({ subjectId, counter }): [string, Counted] => [
        tallyName({ subjectId, counter }),
        { subjectId, counter },
      ]),
    );
    const kept = await this.tallies.of(partition, [...wanted.values()]);
    const all = new Map([...wanted].map(([key, counted]) => [key, { ...counted, value: 0, version: NEVER }]));
    for (const tally of kept) all.set(tallyName(tally), { ...tally, version: Math.max(tally.version, below) });
    return all;
  }

  private async edgesOf({ partition }: Position, steps: readonly Step[]): Promise<Map<string, Edge>> {
    const wanted = new Map(
      steps.map(({ subjectId, counter, memberId }) => [
        edgeName({ subjectId, counter, memberId }),
        { subjectId, counter, memberId, state: 0, version: -1 },
      ]),
    );
    const kept = await this.edges.of(partition, [...wanted.values()]);
    return new Map([...wanted, ...kept.map((edge): [string, Edge] => [edgeName(edge), edge])]);
  }
}

/** Both as they stand after the steps. */
function walk(steps: readonly Step[], read: Read): Read {
  const [tallies, edges] = [new Map(read.tallies), new Map(read.edges)];
  for (const step of steps) {
    const [ofTally, ofEdge] = [tallyName(step), edgeName(step)];
    const [tally, edge] = [tallies.get(ofTally)!, edges.get(ofEdge)!];
    const version = Math.max(tally.version, step.version);
    tallies.set(ofTally, { ...tally, version });
    if (step.version <= edge.version) continue;
    const after: Edge = { ...edge, state: step.next(edge.state), version: step.version };
    edges.set(ofEdge, after);
    if (step.version <= read.tallies.get(ofTally)!.version) continue;
    tallies.set(ofTally, { ...tally, value: tally.value + counts(after) - counts(edge), version });
  }
  return { tallies, edges };
}

function counts({ state, counter }: Edge): number {
  return state === countedState[counter] ? 1 : 0;
}

function newer<Row extends { readonly version: number }>(
  rows: ReadonlyMap<string, Row>,
  than: ReadonlyMap<string, Row>,
): Row[] {
  return [...rows].filter(([key, row]) => row.version > than.get(key)!.version).map(([, row]) => row);
}
