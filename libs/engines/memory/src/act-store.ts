import type { Act, Acted, ActKind } from '#libs/post/ports';
import { ActStore } from '#libs/post/ports';
import { atMost } from './at-most.js';

interface ActRow extends Act {
  readonly on: boolean;
  readonly at: string;
  readonly version: number;
}

export class MemoryActStore extends ActStore {
  private readonly rows = new Map<string, ActRow>();
  /** The same rows, by end and kind. */
  private readonly ends = { actorId: new Map<string, Set<string>>(), subjectId: new Map<string, Set<string>>() };

  async set(act: Act, { on, at }: { readonly on: boolean; readonly at: string }, version: number): Promise<void> {
    const key = keyOf(act);
    const kept = this.rows.get(key);
    if (kept && version <= kept.version) return;
    this.rows.set(key, { ...act, on, at, version });
    for (const end of ['actorId', 'subjectId'] as const) {
      const list = `${act[end]} ${act.kind}`;
      this.ends[end].set(list, (this.ends[end].get(list) ?? new Set()).add(key));
    }
  }

  async on(actorId: string, kind: ActKind, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
    const isOn = (subjectId: string) => this.rows.get(keyOf({ actorId, kind, subjectId }))?.on === true;
    return new Set(atMost(100, subjectIds).filter(isOn));
  }

  async by(actorId: string, kind: ActKind, limit: number, below?: Acted): Promise<readonly Acted[]> {
    const rows = this.listOf('actorId', actorId, kind).map(({ subjectId: id, at }) => ({ id, at }));
    return newest(rows, limit, below);
  }

  async to(subjectId: string, kind: ActKind, limit: number, below?: Acted): Promise<readonly Acted[]> {
    const rows = this.listOf('subjectId', subjectId, kind).map(({ actorId: id, at }) => ({ id, at }));
    return newest(rows, limit, below);
  }

  private listOf(end: 'actorId' | 'subjectId', id: string, kind: ActKind): ActRow[] {
    const keys = this.ends[end].get(`${id} ${kind}`) ?? [];
    return [...keys].map((key) => this.rows.get(key)!).filter(({ on }) => on);
  }
}

function newest(rows: readonly Acted[], limit: number, below?: Acted): Acted[] {
  const under = below ? rows.filter((row) => isAbove(below, row)) : [...rows];
  return under.sort((one, other) => (isAbove(one, other) ? -1 : 1)).slice(0, limit);
}

function isAbove(one: Acted, other: Acted): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}

function keyOf({ actorId, kind, subjectId }: Act): string {
  return `${actorId} ${kind} ${subjectId}`;
}
