import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;
const key = { account: 'ann', route: 'POST /v1/media', key: 'k1' };

function wantedAt(nowMs: number, digest = 'd1') {
  return { ids: { mediaId: newId() }, digest, nowMs, expiresAtMs: nowMs + DAY };
}

describe.each(engines)('RequestClaims on %s', (engine) => {
  const store = freshStore(engine);

  it('answers the first claim, unanswered, to every later one of the same key', async () => {
    const { requestClaims } = store();
    const first = wantedAt(NOW);
    const held = { ids: first.ids, digest: 'd1', answered: false };
    expect(await requestClaims.claim(key, first)).toEqual(held);
    expect(await requestClaims.claim(key, wantedAt(NOW + DAY - 1, 'd2'))).toEqual(held);
  });

  it('tells keys apart by account, route and key', async () => {
    const { requestClaims } = store();
    await requestClaims.claim(key, wantedAt(NOW));
    const others = [
      { ...key, account: 'ben' },
      { ...key, route: 'POST /v1/accounts' },
      { ...key, key: 'k2' },
    ];
    for (const other of others) {
      const wanted = wantedAt(NOW);
      expect((await requestClaims.claim(other, wanted)).ids).toEqual(wanted.ids);
    }
  });

  it('remembers that a request was answered; an unknown one is no error', async () => {
    const { requestClaims } = store();
    await requestClaims.claim(key, wantedAt(NOW));
    await requestClaims.answered(key);
    await requestClaims.answered(key);
    await requestClaims.answered({ ...key, key: 'never claimed' });
    expect((await requestClaims.claim(key, wantedAt(NOW + 1))).answered).toBe(true);
    expect((await requestClaims.claim({ ...key, key: 'never claimed' }, wantedAt(NOW))).answered).toBe(false);
  });

  it('replaces a claim from the moment it has expired, answered or not', async () => {
    const { requestClaims } = store();
    await requestClaims.claim(key, wantedAt(NOW));
    await requestClaims.answered(key);
    const later = wantedAt(NOW + DAY, 'd2');
    expect(await requestClaims.claim(key, later)).toEqual({ ids: later.ids, digest: 'd2', answered: false });
  });

  it('replaces an expired claim while many others expired before it', async () => {
    const { requestClaims } = store();
    for (let n = 0; n < 50; n++) await requestClaims.claim({ ...key, key: `old ${n}` }, wantedAt(NOW));
    await requestClaims.claim(key, wantedAt(NOW + 5));
    const later = wantedAt(NOW + 5 + DAY);
    expect((await requestClaims.claim(key, later)).ids).toEqual(later.ids);
  });

  it('holds every claim that has not expired while many others expire around it', async () => {
    const { requestClaims } = store();
    const kept = wantedAt(NOW + 5);
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => requestClaims.claim({ ...key, key: `old ${n}` }, wantedAt(NOW))),
    );
    await requestClaims.claim(key, kept);
    for (let n = 0; n < 20; n++) await requestClaims.claim({ ...key, key: `new ${n}` }, wantedAt(NOW + DAY));
    expect((await requestClaims.claim(key, wantedAt(NOW + DAY + 4))).ids).toEqual(kept.ids);
  });

  it('forgets by a sweep what has expired, however much, and nothing else', async () => {
    const { requestClaims } = store();
    const old = Array.from({ length: 1_200 }, (_, n) => ({ ...key, key: `old ${n}` }));
    await Promise.all(old.map((one) => requestClaims.claim(one, wantedAt(NOW))));
    const kept = wantedAt(NOW + 1);
    await requestClaims.claim(key, kept);
    await requestClaims.sweep(NOW + DAY);
    await requestClaims.sweep(NOW + DAY);
    // Asked as of long ago, an expired claim would still hold.
    const again = await Promise.all(old.map((one) => requestClaims.claim(one, { ...wantedAt(NOW), digest: 'd2' })));
    expect(again.filter(({ digest }) => digest === 'd1')).toEqual([]);
    expect((await requestClaims.claim(key, wantedAt(NOW))).ids).toEqual(kept.ids);
  });

  it('forgets all of an account, and nothing of another', async () => {
    const { requestClaims } = store();
    const other = { ...key, account: 'ben' };
    const kept = await requestClaims.claim(other, wantedAt(NOW));
    await requestClaims.claim(key, wantedAt(NOW));
    await requestClaims.forget('ann');
    await requestClaims.forget('ann');
    expect((await requestClaims.claim(key, wantedAt(NOW, 'd2'))).digest).toBe('d2');
    expect((await requestClaims.claim(other, wantedAt(NOW, 'd2'))).ids).toEqual(kept.ids);
  });

  it('lets one of 50 concurrent claims win', async () => {
    const wanted = Array.from({ length: 50 }, () => wantedAt(NOW));
    const held = await Promise.all(wanted.map((one) => store().requestClaims.claim(key, one)));
    expect(new Set(held.map(({ ids }) => ids.mediaId)).size).toBe(1);
  });
});
