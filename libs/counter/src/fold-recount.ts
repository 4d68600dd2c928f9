import type { Received } from '#libs/stream/ports';
import type { EdgeStore, TallyStore } from './ports.js';
import { countedState } from './transitions.js';

/**
 * recount → the tally of this partition, counted anew from its edges. It is folded with nothing beside it: the edges of
 * every earlier event are written by then, and what is counted from later ones has a higher version and stays.
 */
export class FoldRecount {
  constructor(
    private readonly tallies: TallyStore,
    private readonly edges: EdgeStore,
  ) {}

  async run({ event, position, version }: Received<'recount'>): Promise<void> {
    const { subjectId, counter } = event.data;
    const value = await this.edges.count(position.partition, { subjectId, counter }, countedState[counter]);
    await this.tallies.put(position.partition, [{ subjectId, counter, value, version }]);
  }
}
