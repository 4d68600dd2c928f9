import type { Follow, FollowFlag, FollowList } from '#libs/feed/ports';
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
  /** Actors with a row, by subject. */
  private readonly actors = new Map<string, Set<string>>();

  async set(actorId: string, subjectId: string, flag: FollowFlag, on: boolean, version: number): Promise<Follow> {
    const row = this.rowOf(actorId, subjectId);
    if (version <= row.versions[flag]) return row.follow;
    row.versions[flag] = version;
    const flags = { ...row.follow, [flag]: on };
    const asked = row.versions.wanted > row.versions.allowed;
    row.follow = { ...flags, requested: flags.wanted && !flags.allowed && asked };
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

  async to(subjectId: string, actorIds: readonly string[]): Promise<ReadonlyMap<string, Follow>> {
    const found = new Map<string, Follow>();
    for (const actorId of atMost(100, actorIds)) {
      const row = this.rows.get(actorId)?.get(subjectId);
      if (row) found.set(actorId, row.follow);
    }
    return found;
  }

  async *followersOf(subjectId: string): AsyncIterable<readonly string[]> {
    yield* inPages(this.idsIn('followers', subjectId));
  }

  async *followedBy(actorId: string): AsyncIterable<readonly string[]> {
    yield* inPages(this.idsIn('following', actorId));
  }

  async list(list: FollowList, userId: string, limit: number, above = ''): Promise<readonly string[]> {
    return this.idsIn(list, userId)
      .filter((id) => id > above)
      .slice(0, limit);
  }

  private idsIn(list: FollowList, userId: string): string[] {
    const isIn = list === 'followers' || list === 'following' ? isFollowing : isRequested;
    if (list === 'followers' || list === 'requests') {
      const actors = [...(this.actors.get(userId) ?? [])];
      return actors.filter((actorId) => isIn(this.rows.get(actorId)!.get(userId)!.follow)).sort();
    }
    const rows = [...(this.rows.get(userId)?.values() ?? [])].filter(({ follow }) => isIn(follow));
    return rows.map(({ follow }) => follow.subjectId).sort();
  }

  private rowOf(actorId: string, subjectId: string): FollowRow {
    const bySubject = this.rows.get(actorId) ?? new Map<string, FollowRow>();
    this.rows.set(actorId, bySubject);
    const row = bySubject.get(subjectId) ?? {
      follow: { actorId, subjectId, wanted: false, allowed: false, requested: false },
      versions: { wanted: -1, allowed: -1 },
    };
    bySubject.set(subjectId, row);
    this.actors.set(subjectId, (this.actors.get(subjectId) ?? new Set<string>()).add(actorId));
    return row;
  }
}

const isFollowing = ({ wanted, allowed }: Follow): boolean => wanted && allowed;
const isRequested = ({ requested }: Follow): boolean => requested;

function* inPages(ids: readonly string[]): Iterable<readonly string[]> {
  for (let from = 0; from < ids.length; from += PAGE) yield ids.slice(from, from + PAGE);
}
