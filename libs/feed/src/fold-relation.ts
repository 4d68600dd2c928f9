import type { Received } from '#libs/stream/ports';
import type { Relations } from './ports.js';

/** block.set, mute.set → one row of two people. */
export class FoldRelation {
  constructor(private readonly relations: Relations) {}

  async run({ event, version }: Received<'block.set' | 'mute.set'>): Promise<void> {
    const { actorId, subjectId, on } = event.data;
    if (event.type === 'block.set') await this.relations.setBlock(actorId, subjectId, on, version);
    else await this.relations.setMute(actorId, subjectId, on, version);
  }
}
