import type { Counter } from '#libs/events';
import { versionOf } from '#libs/stream';
import { PartitionLostError, type Position, type Received } from '#libs/stream/ports';
import type { Counted, Edge, EdgeStore, Tally, TallyStore } from './ports.js';
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
  ) {}

  /** @throws PartitionLostError an edge is newer than its tally: another owner of the partition is at work */
  async run(events: readonly Received[]): Promise<void> {
    const steps = events.flatMap((one) => transitionsOf(one).map((step): Step => ({ ...step, version: one.version })));
    if (steps.length === 0) return;
    const { position } = events[0]!;
    const tallies = await this.talliesOf(position, steps);
    const edges = await this.edgesOf(position, steps, tallies);
    const walked = walk(steps, tallies, edges);
    await this.tallies.put(position.partition, newer(walked.tallies, tallies));
    await this.edges.put(position.partition, newer(walked.edges, edges));
  }

  /** A tally that was never written stands below all positions of the epoch. */
  private async talliesOf({ partition, epoch }: Position, steps: readonly Step[]): Promise<Map<string, Tally>> {
    const below = versionOf({ epoch, offset: 0 }) - 1;
    const wanted = new Map(
      steps.map(({ subjectId, counter }) => [tallyKey({ subjectId, counter }), { subjectId, counter }]),
    );
    const kept = await this.tallies.of(partition, [...wanted.values()]);
    const all = new Map([...wanted].map(([key, counted]) => [key, { ...counted, value: 0, version: below }]));
    for (const tally of kept) all.set(tallyKey(tally), { ...tally, version: Math.max(tally.version, below) });
    return all;
  }

  private async edgesOf(
    { topic, partition }: Position,
    steps: readonly Step[],
    tallies: ReadonlyMap<string, Tally>,
  ): Promise<Map<string, Edge>> {
    const wanted = new Map(
      steps.map(({ subjectId, counter, memberId }) => [
        edgeKey({ subjectId, counter, memberId }),
        { subjectId, counter, memberId },
      ]),
    );
    const kept = await this.edges.of(partition, [...wanted.values()]);
    const all = new Map([...wanted].map(([key, names]) => [key, { ...names, state: 0, version: -1 }]));
    for (const edge of kept) {
      if (edge.version > tallies.get(tallyKey(edge))!.version) throw new PartitionLostError(topic, partition);
      all.set(edgeKey(edge), edge);
    }
    return all;
  }
}

/** Both as they stand after the steps. */
function walk(
  steps: readonly Step[],
  read: ReadonlyMap<string, Tally>,
  edgesRead: ReadonlyMap<string, Edge>,
): { tallies: Map<string, Tally>; edges: Map<string, Edge> } {
  const [tallies, edges] = [new Map(read), new Map(edgesRead)];
  for (const step of steps) {
    const [tallyName, edgeName] = [tallyKey(step), edgeKey(step)];
    const edge = edges.get(edgeName)!;
    if (step.version <= edge.version) continue;
    const after: Edge = { ...edge, state: step.next(edge.state), version: step.version };
    edges.set(edgeName, after);
    if (step.version <= read.get(tallyName)!.version) continue;
    const tally = tallies.get(tallyName)!;
    const value = tally.value + counts(after) - counts(edge);
    tallies.set(tallyName, { ...tally, value, version: Math.max(tally.version, step.version) });
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

function tallyKey({ subjectId, counter }: Counted): string {
  return `${subjectId} ${counter satisfies Counter}`;
}

function edgeKey({ subjectId, counter, memberId }: Pick<Edge, 'subjectId' | 'counter' | 'memberId'>): string {
  return `${subjectId} ${counter} ${memberId}`;
}
