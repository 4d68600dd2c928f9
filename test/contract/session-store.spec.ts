import { describe, expect, it } from '@jest/globals';
import type { Rotation, Session } from '#libs/account/ports';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

const NOW = 1_790_000_000_000;

function sessionOf(secretHash: string, some: Partial<Session> = {}): Session {
  const times = { createdAtMs: NOW, usedAtMs: NOW, expiresAtMs: NOW + 9 };
  return { id: newId(), userId: newId(), secretHash, device: 'a phone "本"', ...times, ...some };
}

function rotation(from: string, to: string): Rotation {
  return { from, to, usedAtMs: NOW + 5, expiresAtMs: NOW + 14 };
}

describe.each(engines)('SessionStore on %s', (engine) => {
  const store = freshStore(engine);

  it('finds what was put, until it is ended', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    expect(await sessions.find(session.id)).toBeUndefined();
    await sessions.put(session);
    expect(await sessions.find(session.id)).toEqual(session);
    await sessions.end(session.id);
    await sessions.end(session.id);
    expect(await sessions.find(session.id)).toBeUndefined();
  });

  it('rotates the kept secret and refuses any other', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    await sessions.put(session);
    expect(await sessions.rotate(session.id, rotation('wrong', 'two'))).toBe(false);
    expect(await sessions.find(session.id)).toEqual(session);
    expect(await sessions.rotate(session.id, rotation('one', 'two'))).toBe(true);
    const rotated = { ...session, secretHash: 'two', usedAtMs: NOW + 5, expiresAtMs: NOW + 14 };
    expect(await sessions.find(session.id)).toEqual(rotated);
    expect(await sessions.rotate(session.id, rotation('one', 'three'))).toBe(false);
  });

  it('rotates no session that is not there', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    expect(await sessions.rotate(session.id, rotation('one', 'two'))).toBe(false);
    expect(await sessions.find(session.id)).toBeUndefined();
  });

  it('lets one of two rotations at once win', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    await sessions.put(session);
    const won = await Promise.all(['two', 'three'].map((to) => sessions.rotate(session.id, rotation('one', to))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await sessions.find(session.id))?.secretHash).toBe(won[0] ? 'two' : 'three');
  });

  it("lists one user's, last used first, 100 at most, and ends all of them but one", async () => {
    const { sessions } = store();
    const [userId, other] = [newId(), sessionOf('other')];
    const own = Array.from({ length: 101 }, (_, n) => sessionOf(`s${n}`, { userId, usedAtMs: NOW + n }));
    for (const session of [...own, other]) await sessions.put(session);
    const listed = await sessions.of(userId);
    expect(listed.map(({ usedAtMs }) => usedAtMs - NOW)).toEqual(Array.from({ length: 100 }, (_, n) => 100 - n));
    expect(listed[0]).toEqual(own[100]);
    await sessions.endAll(userId, own[50]!.id);
    expect(await sessions.of(userId)).toEqual([own[50]]);
    await sessions.endAll(userId);
    expect(await sessions.of(userId)).toEqual([]);
    expect(await sessions.find(other.id)).toEqual(other);
  });

  it('forgets those that had expired when another one begins', async () => {
    const { sessions } = store();
    const [old, fresh] = [sessionOf('old'), sessionOf('fresh', { expiresAtMs: NOW + 10 })];
    await sessions.put(old);
    await sessions.put(fresh);
    await sessions.put(sessionOf('new', { createdAtMs: NOW + 9 }));
    expect(await sessions.find(old.id)).toBeUndefined();
    expect(await sessions.find(fresh.id)).toEqual(fresh);
  });
});
