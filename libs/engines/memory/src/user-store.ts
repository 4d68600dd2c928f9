import type { Profile, Standing, User } from '#libs/account/ports';
import { UserStore } from '#libs/account/ports';
import type { Role } from '#libs/events';
import { atMost } from './at-most.js';

/** One section at its highest version; below all versions where nothing was put. */
interface Section<Value> {
  readonly value: Value;
  readonly version: number;
}

interface Row {
  profile: Section<Profile | undefined>;
  isPrivate: Section<boolean>;
  role: Section<Role>;
  suspended: Section<boolean>;
}

const NOTHING_PUT = -1;

export class MemoryUserStore extends UserStore {
  /** A deleted user's row is null. */
  private readonly rows = new Map<string, Row | null>();

  async putProfile(profile: Profile, version: number): Promise<void> {
    this.put(profile.id, 'profile', structuredClone(profile), version);
  }

  async setPrivate(userId: string, isPrivate: boolean, version: number): Promise<void> {
    this.put(userId, 'isPrivate', isPrivate, version);
  }

  async setRole(userId: string, role: Role, version: number): Promise<void> {
    this.put(userId, 'role', role, version);
  }

  async setSuspended(userId: string, on: boolean, version: number): Promise<void> {
    this.put(userId, 'suspended', on, version);
  }

  async delete(userId: string): Promise<void> {
    this.rows.set(userId, null);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const found = new Map<string, User>();
    for (const id of atMost(100, ids)) {
      const row = this.rows.get(id);
      if (row?.profile.value) found.set(id, userOf(row.profile.value, row));
    }
    return found;
  }

  async standing(userId: string): Promise<Standing> {
    const row = this.rows.get(userId);
    if (row === null) return { role: 'user', suspended: false, deleted: true };
    return { role: row?.role.value ?? 'user', suspended: row?.suspended.value ?? false, deleted: false };
  }

  async administrators(limit: number): Promise<readonly string[]> {
    const ids = [...this.rows].filter(
      ([, row]) => row?.profile.value && row.role.value === 'admin' && !row.suspended.value,
    );
    return ids.map(([id]) => id).slice(0, limit);
  }

  private put<Name extends keyof Row>(id: string, name: Name, value: Row[Name]['value'], version: number): void {
    const row = this.rows.get(id) ?? (this.rows.has(id) ? null : emptyRow());
    if (row === null || row[name].version >= version) return;
    row[name] = { value, version } as Row[Name];
    this.rows.set(id, row);
  }
}

function emptyRow(): Row {
  const version = NOTHING_PUT;
  return {
    profile: { value: undefined, version },
    isPrivate: { value: false, version },
    role: { value: 'user', version },
    suspended: { value: false, version },
  };
}

function userOf(profile: Profile, row: Row): User {
  const { isPrivate, role, suspended } = row;
  const version = Math.max(row.profile.version, isPrivate.version, role.version, suspended.version);
  return { ...profile, isPrivate: isPrivate.value, role: role.value, suspended: suspended.value, version };
}
