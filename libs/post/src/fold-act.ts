import type { Received } from '#libs/stream/ports';
import type { ActKind, ActStore } from './ports.js';

/** like.set, save.set, view.set → the actor's own act, by which a viewer is told at once what they did. */
export class FoldAct {
  constructor(private readonly acts: ActStore) {}

  async run({ event, version }: Received<'like.set' | 'save.set' | 'view.set'>): Promise<void> {
    const { actorId, subjectId, on } = event.data;
    const kind = event.type.slice(0, -'.set'.length) as ActKind;
    await this.acts.set({ actorId, kind, subjectId }, { on, at: event.time }, version);
  }
}
