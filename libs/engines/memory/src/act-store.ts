import type { Act, ActKind } from '#libs/post/ports';
import { ActStore } from '#libs/post/ports';
import { atMost } from './at-most.js';

export class MemoryActStore extends ActStore {
  private readonly rows = new Map<string, { on: boolean; version: number }>();

  async set(act: Act, on: boolean, version: number): Promise<void> {
    const kept = this.rows.get(keyOf(act));
    if (!kept || version > kept.version) this.rows.set(keyOf(act), { on, version });
  }

  async on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
    const isOn = (subjectId: string) => this.rows.get(keyOf({ actorId, kind, subjectId }))?.on === true;
    return new Set(atMost(100, subjectIds).filter(isOn));
  }
}

function keyOf({ actorId, kind, subjectId }: Act): string {
  return `${actorId} ${kind} ${subjectId}`;
}
