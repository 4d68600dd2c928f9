import type { Received } from '#libs/stream/ports';
import type { ActStore } from './ports.js';

/** like.set → the actor's own act, by which a viewer is told at once what they liked. */
export class FoldAct {
  constructor(private readonly acts: ActStore) {}

  async run({ event, version }: Received<'like.set'>): Promise<void> {
    const { actorId, subjectId, on } = event.data;
    await this.acts.set({ actorId, kind: 'like', subjectId }, on, version);
  }
}
