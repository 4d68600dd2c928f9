import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { User } from '#libs/account/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

function userOf(id: string, fullName = 'Ann'): User {
  return { id, userName: `ann_${id.slice(-4)}`, fullName, createdAt: '2026-11-21T10:00:00.000Z' };
}

describe.each(engines)('UserStore on %s', (engine) => {
  const store = freshStore(engine);

  it('gives back those that exist, by id, and leaves out the others', async () => {
    const [ann, ben] = [userOf(newId()), userOf(newId(), 'Ben 本 \u{1f4f7} "')];
    await store().users.put(ann, 0);
    await store().users.put(ben, 0);
    const found = await store().users.byIds([ben.id, newId(), ann.id, ann.id]);
    expect(new Map(found)).toEqual(new Map([ann, ben].map((user) => [user.id, user])));
    expect((await store().users.byIds([])).size).toBe(0);
  });

  it('takes a higher version and ignores an equal or lower one', async () => {
    const id = newId();
    const { users } = store();
    const nameNow = async () => (await users.byIds([id])).get(id)?.fullName;
    await users.put(userOf(id, 'first'), 0);
    await users.put(userOf(id, 'equal'), 0);
    expect(await nameNow()).toBe('first');
    await users.put(userOf(id, 'far'), 3 * 2 ** 40 + 7);
    await users.put(userOf(id, 'one lower'), 3 * 2 ** 40 + 6);
    expect(await nameNow()).toBe('far');
    await users.put(userOf(id, 'one higher'), 3 * 2 ** 40 + 8);
    expect(await nameNow()).toBe('one higher');
  });

  it('ends in one state after any order and repetition of puts', async () => {
    const versions = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const id = newId();
        await Promise.all(delivered.map((version) => store().users.put(userOf(id, `v${version}`), version)));
        expect((await store().users.byIds([id])).get(id)?.fullName).toBe(`v${Math.max(...history)}`);
      }),
    );
  });

  it('keeps what was put, whatever the caller does with it afterwards', async () => {
    const user = { ...userOf(newId()) };
    await store().users.put(user, 0);
    user.fullName = 'changed later';
    expect((await store().users.byIds([user.id])).get(user.id)?.fullName).toBe('Ann');
  });

  it('takes 100 ids and refuses more', async () => {
    expect((await store().users.byIds(newIds(100))).size).toBe(0);
    await expect(store().users.byIds(newIds(101))).rejects.toThrow(RangeError);
  });
});
