import type { Relation, Shunned } from '#libs/feed/ports';
import { Relations } from '#libs/feed/ports';
import { atMost } from './at-most.js';

interface Flag {
  on: boolean;
  version: number;
}
type Row = Record<'block' | 'mute', Flag>;

export class MemoryRelations extends Relations {
  /** Rows by actor, by subject. */
  private readonly rows = new Map<string, Map<string, Row>>();

  async setBlock(actorId: string, subjectId: string, on: boolean, version: number): Promise<void> {
    this.set('block', actorId, subjectId, { on, version });
  }

  async setMute(actorId: string, subjectId: string, on: boolean, version: number): Promise<void> {
    this.set('mute', actorId, subjectId, { on, version });
  }

  async of(viewerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Relation>> {
    const found = new Map<string, Relation>();
    for (const id of atMost(100, ids)) {
      const [own, theirs] = [this.rows.get(viewerId)?.get(id), this.rows.get(id)?.get(viewerId)];
      if (!own && !theirs) continue;
      const [blocks, mutes] = [own?.block.on ?? false, own?.mute.on ?? false];
      found.set(id, { blocks, blockedBy: theirs?.block.on ?? false, mutes });
    }
    return found;
  }

  async by(actorId: string, limit: number, above = ''): Promise<readonly Shunned[]> {
    const rows = [...(this.rows.get(actorId) ?? [])].map(([subjectId, { block, mute }]) => {
      return { subjectId, blocks: block.on, mutes: mute.on };
    });
    return rows
      .filter(({ subjectId, blocks, mutes }) => (blocks || mutes) && subjectId > above)
      .sort((one, other) => (one.subjectId < other.subjectId ? -1 : 1))
      .slice(0, limit);
  }

  private set(kind: keyof Row, actorId: string, subjectId: string, flag: Flag): void {
    const bySubject = this.rows.get(actorId) ?? new Map<string, Row>();
    this.rows.set(actorId, bySubject);
    const never = { on: false, version: -1 };
    const row = bySubject.get(subjectId) ?? { block: never, mute: never };
    if (flag.version > row[kind].version) bySubject.set(subjectId, { ...row, [kind]: flag });
  }
}
