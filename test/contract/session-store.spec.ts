import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

function sessionOf(secretHash: string) {
  return { id: newId(), userId: newId(), secretHash, expiresAtMs: 1_790_000_000_000 };
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
    expect(await sessions.rotate(session.id, 'wrong', 'two', 5)).toBe(false);
    expect(await sessions.find(session.id)).toEqual(session);
    expect(await sessions.rotate(session.id, 'one', 'two', 5)).toBe(true);
    expect(await sessions.find(session.id)).toEqual({ ...session, secretHash: 'two', expiresAtMs: 5 });
    expect(await sessions.rotate(session.id, 'one', 'three', 6)).toBe(false);
  });

  it('rotates no session that is not there', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    expect(await sessions.rotate(session.id, 'one', 'two', 5)).toBe(false);
    expect(await sessions.find(session.id)).toBeUndefined();
  });

  it('lets one of two rotations at once win', async () => {
    const { sessions } = store();
    const session = sessionOf('one');
    await sessions.put(session);
    const won = await Promise.all(['two', 'three'].map((to) => sessions.rotate(session.id, 'one', to, 5)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await sessions.find(session.id))?.secretHash).toBe(won[0] ? 'two' : 'three');
  });
});
