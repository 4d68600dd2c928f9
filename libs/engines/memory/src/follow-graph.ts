import type { Follow, FollowFlag } from '#libs/feed/ports';
import { FollowGraph } from '#libs/feed/ports';
import { atMost } from './at-most.js';

const PAGE = 1_000;

interface FollowRow {
  follow: Follow;
  /** Of each flag; -1 where it was never set: the first position of a log is 0. */
  readonly versions: Record<FollowFlag, number>;
}

export class MemoryFollowGraph extends FollowGraph {
  /** Rows by actor, by subject. */
  private readonly rows = new Map<string, Map<string, FollowRow>>();
  /** Actors with both flags on, by subject. */
  private readonly followers = new Map<string, Set<string>>();

  async set(actorId: string, subjectId: string, flag: FollowFlag, on: boolean, version: number): Promise<Follow> {
    const row = this.rowOf(actorId, subjectId);
    if (version <= row.versions[flag]) return row.follow;
    row.versions[flag] = version;
    row.follow = { ...row.follow, [flag]: on };
    const followers = this.followers.get(subjectId) ?? new Set<string>();
    this.followers.set(subjectId, followers);
    if (row.follow.wanted && row.follow.allowed) followers.add(actorId);
    else followers.delete(actorId);
    return row.follow;
  }

  async of(actorId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Follow>> {
    const found = new Map<string, Follow>();
    for (const subjectId of atMost(100, subjectIds)) {
      const row = this.rows.get(actorId)?.get(subjectId);
      if (row) found.set(subjectId, row.follow);
    }
    return found;
  }

  async *followersOf(subjectId: string): AsyncIterable<readonly string[]> {
    const followers = [...(this.followers.get(subjectId) ?? [])].sort();
    for (let from = 0; from < followers.length; from += PAGE) yield followers.slice(from, from + PAGE);
  }

  async *followedBy(actorId: string): AsyncIterable<readonly string[]> {
    const rows = [...(this.rows.get(actorId) ?? [])].filter(([, { follow }]) => follow.wanted && follow.allowed);
    const followed = rows.map(([subjectId]) => subjectId).sort();
    for (let from = 0; from < followed.length; from += PAGE) yield followed.slice(from, from + PAGE);
  }

  private rowOf(actorId: string, subjectId: string): FollowRow {
    const bySubject = this.rows.get(actorId) ?? new Map<string, FollowRow>();
    this.rows.set(actorId, bySubject);
    const row = bySubject.get(subjectId) ?? {
      follow: { actorId, subjectId, wanted: false, allowed: false },
      versions: { wanted: -1, allowed: -1 },
    };
    bySubject.set(subjectId, row);
    return row;
  }
}
