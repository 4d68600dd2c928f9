import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Profile, User, UserStore } from '#libs/account/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

function profileOf(id: string, fullName = 'Ann'): Profile {
  const texts = { userName: `ann_${id.slice(-4)}`, fullName, bio: 'A bio', website: 'https://example.org' };
  return { id, ...texts, avatarId: newId(), createdAt: '2026-11-21T10:00:00.000Z' };
}

const asOthers = { isPrivate: false, role: 'user', suspended: false } as const;

interface Change {
  readonly version: number;
  readonly kind: 'profile' | 'visibility' | 'role' | 'suspension' | 'deletion';
  readonly on: boolean;
}

const FAR = 3 * 2 ** 40;

const changes: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('profile', 'visibility', 'role', 'suspension', 'deletion'),
      on: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) => all.map((one, version) => ({ ...one, version }) as Change));

async function make(users: UserStore, id: string, { kind, on, version }: Change): Promise<void> {
  if (kind === 'profile') return users.putProfile({ ...profileOf(id, `v${version}`), avatarId: null }, version);
  if (kind === 'visibility') return users.setPrivate(id, on, version);
  if (kind === 'role') return users.setRole(id, on ? 'admin' : 'user', version);
  if (kind === 'suspension') return users.setSuspended(id, on, version);
  return users.delete(id);
}

describe.each(engines)('UserStore on %s', (engine) => {
  const store = freshStore(engine);
  const find = async (id: string): Promise<User | undefined> => (await store().users.byIds([id])).get(id);

  it('gives back those that exist, by id, and leaves out the others', async () => {
    const [ann, ben] = [profileOf(newId()), { ...profileOf(newId(), 'Ben 本 \u{1f4f7} "'), avatarId: null }];
    await store().users.putProfile(ann, 0);
    await store().users.putProfile(ben, 7);
    const found = await store().users.byIds([ben.id, newId(), ann.id, ann.id]);
    expect(found.size).toBe(2);
    expect(found.get(ann.id)).toEqual({ ...ann, ...asOthers, version: 0 });
    expect(found.get(ben.id)).toEqual({ ...ben, ...asOthers, version: 7 });
    expect((await store().users.byIds([])).size).toBe(0);
  });

  it('takes a higher version of a section and ignores an equal or lower one', async () => {
    const id = newId();
    const { users } = store();
    await users.putProfile(profileOf(id, 'first'), 0);
    await users.putProfile(profileOf(id, 'equal'), 0);
    expect((await find(id))?.fullName).toBe('first');
    await users.putProfile(profileOf(id, 'far'), FAR + 7);
    await users.putProfile(profileOf(id, 'one lower'), FAR + 6);
    expect((await find(id))?.fullName).toBe('far');
    for (const set of [
      (on: boolean, version: number) => users.setPrivate(id, on, version),
      (on: boolean, version: number) => users.setRole(id, on ? 'admin' : 'user', version),
      (on: boolean, version: number) => users.setSuspended(id, on, version),
    ]) {
      await set(true, 0);
      await set(false, 0);
      await set(true, FAR + 1);
      await set(false, FAR);
    }
    expect(await find(id)).toMatchObject({ fullName: 'far', isPrivate: true, role: 'admin', suspended: true });
    expect(await users.standing(id)).toEqual({ role: 'admin', suspended: true, deleted: false });
  });

  it('keeps each section by its own version, and tells the highest of them', async () => {
    const id = newId();
    const { users } = store();
    await users.setRole(id, 'admin', 0);
    await users.setSuspended(id, true, 9);
    expect(await find(id)).toBeUndefined();
    expect(await users.standing(id)).toEqual({ role: 'admin', suspended: true, deleted: false });
    await users.putProfile(profileOf(id), 0);
    await users.setPrivate(id, true, 4);
    expect(await find(id)).toMatchObject({ role: 'admin', suspended: true, isPrivate: true, version: 9 });
  });

  it('takes somebody of whom nothing is kept for a user like others', async () => {
    expect(await store().users.standing(newId())).toEqual({ role: 'user', suspended: false, deleted: false });
  });

  it('names administrators who exist and are not suspended', async () => {
    const { users } = store();
    const ids = newIds(5);
    const [ann, ben, cid, dan, eve] = ids as [string, string, string, string, string];
    for (const id of [ann, ben, cid, dan]) await users.putProfile(profileOf(id), 0);
    for (const id of ids) await users.setRole(id, 'admin', 1);
    await users.setRole(ben, 'user', 2);
    await users.setSuspended(cid, true, 3);
    expect(new Set(await users.administrators(9))).toEqual(new Set([ann, dan]));
    expect(await users.administrators(1)).toHaveLength(1);
    await users.delete(dan);
    await users.putProfile(profileOf(eve), 0);
    await users.setSuspended(cid, false, 4);
    expect(new Set(await users.administrators(9))).toEqual(new Set([ann, cid, eve]));
  });

  it('deletes for good', async () => {
    const id = newId();
    const { users } = store();
    await users.setRole(id, 'admin', 1);
    await users.putProfile(profileOf(id), 0);
    await users.delete(id);
    await users.delete(id);
    await users.putProfile(profileOf(id), FAR);
    await users.setSuspended(id, true, FAR + 1);
    await users.setRole(id, 'admin', FAR + 2);
    expect(await find(id)).toBeUndefined();
    expect(await users.standing(id)).toEqual({ role: 'user', suspended: false, deleted: true });
  });

  it('ends in one state after any order and repetition of changes', async () => {
    await fc.assert(
      fc.asyncProperty(histories(changes), async ({ history, delivered }) => {
        const [id, { users }] = [newId(), store()];
        await Promise.all(delivered.map((change) => make(users, id, change)));
        const last = (kind: Change['kind']) => history.findLast((change) => change.kind === kind);
        const deleted = last('deletion') !== undefined;
        const role = last('role')?.on && !deleted ? 'admin' : 'user';
        const suspended = !deleted && (last('suspension')?.on ?? false);
        expect(await users.standing(id)).toEqual({ role, suspended, deleted });
        const profile = deleted ? undefined : last('profile');
        const user = await find(id);
        expect(user?.fullName).toBe(profile && `v${profile.version}`);
        if (profile) expect(user).toMatchObject({ isPrivate: last('visibility')?.on ?? false, role, suspended });
        if (profile) expect(user?.version).toBe(Math.max(...history.map(({ version }) => version)));
      }),
    );
  });

  it('keeps what was put, whatever the caller does with it afterwards', async () => {
    const profile = { ...profileOf(newId()) };
    await store().users.putProfile(profile, 0);
    profile.fullName = 'changed later';
    expect((await find(profile.id))?.fullName).toBe('Ann');
  });

  it('takes 100 ids and refuses more', async () => {
    expect((await store().users.byIds(newIds(100))).size).toBe(0);
    await expect(store().users.byIds(newIds(101))).rejects.toThrow(RangeError);
  });
});
