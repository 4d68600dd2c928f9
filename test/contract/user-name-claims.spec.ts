import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;

function claimOf(foldedName: string, userId = newId()) {
  return { foldedName, userId, passwordHash: `hash of ${userId}` };
}

describe.each(engines)('UserNameClaims on %s', (engine) => {
  const store = freshStore(engine);

  it('makes the first claim of a name and answers it to everybody who comes later', async () => {
    const { userNameClaims } = store();
    const first = claimOf('ann');
    expect(await userNameClaims.find('ann')).toBeUndefined();
    expect(await userNameClaims.claim(first, NOW, NOW + DAY)).toEqual(first);
    expect(await userNameClaims.claim(claimOf('ann'), NOW + 1, NOW + DAY)).toEqual(first);
    expect(await userNameClaims.find('ann')).toEqual(first);
    expect(await userNameClaims.claim(claimOf('ben'), NOW, NOW + DAY)).toMatchObject({ foldedName: 'ben' });
  });

  it('lets one of 50 concurrent claims win, and tells all of them which', async () => {
    const wanted = Array.from({ length: 50 }, () => claimOf('popular'));
    const held = await Promise.all(wanted.map((claim) => store().userNameClaims.claim(claim, NOW, NOW + DAY)));
    expect(new Set(held.map(({ userId }) => userId)).size).toBe(1);
    expect(wanted).toContainEqual(held[0]);
    expect(await store().userNameClaims.find('popular')).toEqual(held[0]);
  });

  it('gives a name away from the moment its claim has expired', async () => {
    const { userNameClaims } = store();
    const [first, second] = [claimOf('ann'), claimOf('ann')];
    await userNameClaims.claim(first, NOW, NOW + DAY);
    expect(await userNameClaims.claim(second, NOW + DAY - 1, NOW + 2 * DAY)).toEqual(first);
    expect(await userNameClaims.claim(second, NOW + DAY, NOW + 2 * DAY)).toEqual(second);
    expect(await userNameClaims.claim(first, NOW + DAY + 1, NOW + 2 * DAY)).toEqual(second);
  });

  it('never gives away a permanent claim', async () => {
    const { userNameClaims } = store();
    const kept = claimOf('ann');
    await userNameClaims.claim(kept, NOW, NOW + DAY);
    await userNameClaims.makePermanent('ann', kept.userId);
    await userNameClaims.makePermanent('ann', kept.userId);
    expect(await userNameClaims.claim(claimOf('ann'), NOW + 1_000 * DAY, NOW + 1_001 * DAY)).toEqual(kept);
  });

  it('makes no claim permanent for another user, and none that is not there', async () => {
    const { userNameClaims } = store();
    const [first, second] = [claimOf('ann'), claimOf('ann')];
    await userNameClaims.claim(first, NOW, NOW + DAY);
    await userNameClaims.makePermanent('ann', second.userId);
    await userNameClaims.makePermanent('nobody', second.userId);
    expect(await userNameClaims.find('nobody')).toBeUndefined();
    expect(await userNameClaims.claim(second, NOW + DAY, NOW + 2 * DAY)).toEqual(second);
  });

  it('tells all that a user holds, and which of it the log has', async () => {
    const { userNameClaims } = store();
    const [first, second] = [claimOf('ann'), claimOf('ben')];
    await userNameClaims.claim(first, NOW, NOW + DAY);
    await userNameClaims.makePermanent('ann', first.userId);
    await userNameClaims.claim({ ...claimOf('cid', first.userId), passwordHash: '' }, NOW, NOW + DAY);
    await userNameClaims.claim(second, NOW, NOW + DAY);
    const held = [...(await userNameClaims.heldBy(first.userId))].sort((a, b) =>
      a.foldedName < b.foldedName ? -1 : 1,
    );
    expect(held).toEqual([
      { ...first, permanent: true },
      { foldedName: 'cid', userId: first.userId, passwordHash: '', permanent: false },
    ]);
    expect(await userNameClaims.heldBy(newId())).toEqual([]);
  });

  it('blocks a name that is released, for as long as it is told, and only where its holder releases it', async () => {
    const { userNameClaims } = store();
    const [ann, ben] = [claimOf('ann'), claimOf('ben')];
    const block = (nameHash: string) => ({ nameHash, untilMs: NOW + 90 * DAY });
    await userNameClaims.claim(ann, NOW, NOW + DAY);
    await userNameClaims.makePermanent('ann', ann.userId);
    await userNameClaims.claim(ben, NOW, NOW + DAY);
    await userNameClaims.release('ann', ben.userId, block('hash of ann'));
    expect(await userNameClaims.isBlocked('hash of ann', NOW)).toBe(false);
    expect(await userNameClaims.find('ann')).toEqual(ann);
    await userNameClaims.release('ann', ann.userId, block('hash of ann'));
    await userNameClaims.release('ann', ann.userId, { nameHash: 'hash of ann', untilMs: NOW + 200 * DAY });
    await userNameClaims.release('ben', ben.userId);
    expect([await userNameClaims.find('ann'), await userNameClaims.find('ben')]).toEqual([undefined, undefined]);
    expect(await userNameClaims.isBlocked('hash of ann', NOW + 90 * DAY - 1)).toBe(true);
    await userNameClaims.claim(claimOf('cid'), NOW + 90 * DAY - 1, NOW + 91 * DAY);
    expect(await userNameClaims.isBlocked('hash of ann', NOW + 90 * DAY - 1)).toBe(true);
    expect(await userNameClaims.isBlocked('hash of ann', NOW + 90 * DAY)).toBe(false);
    await userNameClaims.claim(claimOf('dan'), NOW + 90 * DAY, NOW + 91 * DAY);
    expect(await userNameClaims.isBlocked('hash of ann', NOW)).toBe(false);
    expect(await userNameClaims.isBlocked('hash of ben', NOW)).toBe(false);
  });
});
