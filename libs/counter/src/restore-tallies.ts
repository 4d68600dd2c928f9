import { type Logger, type Meter, PartitionLostError, type Position } from '#libs/stream/ports';
import { epochFloor } from './epoch-floor.js';
import type { Counted, Edge, EdgeStore, Tally, TallyStore } from './ports.js';
import { countedState } from './transitions.js';

/** What one batch has read: a tally for each subject of it, and an edge for each member. */
export interface Read {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly edges: ReadonlyMap<string, Edge>;
}

/** The version of a tally that is not there. */
export const NEVER = -Infinity;

/**
 * Tallies are written before edges. So where edges stand that their tally does not know, either another owner of the
 * partition wrote both since the tally was read, and then the tally is found when it is read again; or the tally was
 * lost. A lost one is counted from its edges, so that its partition does not wait for ever, and an operator is told.
 */
export class RestoreTallies {
  constructor(
    private readonly tallies: TallyStore,
    private readonly edges: EdgeStore,
    private readonly logger: Logger,
    private readonly meter: Meter,
  ) {}

  /**
   * Answers what was read, with each lost tally made from its edges, at no version.
   * @throws PartitionLostError another owner of the partition is at work
   */
  async run(position: Position, read: Read): Promise<Read> {
    const doubtful = doubtfulOf(read, epochFloor(position.epoch));
    if (doubtful.length === 0) return read;
    const counted = await Promise.all(doubtful.map((tally) => this.countAnew(position, tally)));
    const known = new Set([...read.edges.values()].filter(({ version }) => version >= 0).map(tallyName));
    // One that is not there, of whom no edge is known, was never written.
    const lost = counted.filter((tally) => tally.value > 0 || known.has(tallyName(tally)));
    if (lost.length === 0) return read;
    await this.expectAlone(position, read, lost);
    for (const tally of lost) this.tell(position, tally);
    return { ...read, tallies: new Map([...read.tallies, ...lost.map((one) => [tallyName(one), one] as const)]) };
  }

  private async countAnew({ partition }: Position, { subjectId, counter }: Counted): Promise<Tally> {
    const value = await this.edges.count(partition, { subjectId, counter }, countedState[counter]);
    return { subjectId, counter, value, version: NEVER };
  }

  /** Whoever wrote edges before they were counted wrote the tally before; whoever did since is seen by the edges. */
  private async expectAlone({ topic, partition, epoch }: Position, read: Read, lost: readonly Tally[]): Promise<void> {
    for (const now of await this.tallies.of(partition, lost)) {
      const before = read.tallies.get(tallyName(now))!;
      const same = Math.max(now.version, epochFloor(epoch)) === before.version && now.value === before.value;
      if (!same) throw new PartitionLostError(topic, partition);
    }
    const names = new Set(lost.map(tallyName));
    const own = [...read.edges.values()].filter((edge) => names.has(tallyName(edge)));
    for (const now of await this.edges.of(partition, own)) {
      if (now.version !== read.edges.get(edgeName(now))!.version) throw new PartitionLostError(topic, partition);
    }
  }

  private tell({ topic, partition }: Position, { subjectId, counter, value }: Tally): void {
    this.meter.count('tallies_restored', { counter });
    const fields = { subjectId, counter, topic, partition, value };
    this.logger.error('tally was lost, and is counted from its edges: other rows may be lost too', fields);
  }
}

/** Those that are not there, and those behind an edge of theirs. */
function doubtfulOf({ tallies, edges }: Read, floor: number): Tally[] {
  const behind = new Set<string>();
  for (const edge of edges.values()) {
    const tally = tallies.get(tallyName(edge))!;
    if (edge.version > Math.max(tally.version, floor)) behind.add(tallyName(edge));
  }
  return [...tallies].filter(([name, { version }]) => version === NEVER || behind.has(name)).map(([, tally]) => tally);
}

export function tallyName({ subjectId, counter }: Counted): string {
  return `${subjectId} ${counter}`;
}

export function edgeName({ subjectId, counter, memberId }: Pick<Edge, 'subjectId' | 'counter' | 'memberId'>): string {
  return `${subjectId} ${counter} ${memberId}`;
}
