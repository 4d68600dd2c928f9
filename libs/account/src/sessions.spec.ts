import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, MemoryTokenSigner } from '#libs/engines/memory';
import { HmacKeyedHash } from '#libs/engines/system';
import { IdMaker } from '#libs/stream';
import { Clock, Random } from '#libs/stream/ports';
import type { SessionStore } from './ports.js';
import { RefreshTokens } from './refresh-tokens.js';
import { Sessions } from './sessions.js';

const DAY_MS = 86_400_000;

class HandClock extends Clock {
  ms = 1_800_000_000_000;
  now = (): number => this.ms;
  monotonic = (): number => this.ms;
  sleep = async (): Promise<void> => undefined;
}

class Counting extends Random {
  private next = 0;
  bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => this.next++ % 251);
  fraction = (): number => 0;
}

let clock: HandClock;
let store: SessionStore;
let sessions: Sessions;
beforeEach(() => {
  clock = new HandClock();
  store = createMemoryStore().sessions;
  const random = new Counting();
  sessions = new Sessions(
    store,
    new RefreshTokens(random, new HmacKeyedHash(Buffer.alloc(32, 7))),
    new MemoryTokenSigner(clock),
    new IdMaker(clock, random),
    clock,
  );
});

const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('Sessions', () => {
  it('replaces the refresh token at each use', async () => {
    const first = await sessions.begin('user-1', 'a phone');
    const second = await sessions.refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(sessions.refresh(second.refreshToken)).resolves.toHaveProperty('accessToken');
  });

  it('ends the session of a refresh token that is used twice, for both of its holders', async () => {
    const first = await sessions.begin('user-1', 'a phone');
    const second = await sessions.refresh(first.refreshToken);
    await expect(sessions.refresh(first.refreshToken)).rejects.toThrow(refused);
    await expect(sessions.refresh(second.refreshToken)).rejects.toThrow(refused);
  });

  it('lets one of two refreshes at once through at most', async () => {
    const { refreshToken } = await sessions.begin('user-1', 'a phone');
    const both = await Promise.allSettled([sessions.refresh(refreshToken), sessions.refresh(refreshToken)]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  it('keeps no refresh token, only its hash', async () => {
    const { refreshToken } = await sessions.begin('user-1', 'a phone');
    const [id, secret] = refreshToken.split('.') as [string, string];
    expect(JSON.stringify(await store.find(id))).not.toContain(secret);
  });

  it('ends after thirty days without use', async () => {
    const { refreshToken } = await sessions.begin('user-1', 'a phone');
    clock.ms += 30 * DAY_MS;
    await expect(sessions.refresh(refreshToken)).rejects.toThrow(refused);
  });

  it('is not ended by a secret that was never given out, only by one that was', async () => {
    const first = await sessions.begin('user-1', 'a phone');
    const [id, secret, seal] = first.refreshToken.split('.') as [string, string, string];
    const other = await sessions.begin('user-2', 'another phone');
    const [, otherSecret, otherSeal] = other.refreshToken.split('.') as [string, string, string];
    const made = [
      `${id}.`,
      `${id}.x.y`,
      `${id}.${secret}`,
      `${id}.${secret}.${otherSeal}`,
      `${id}.${otherSecret}.${seal}`,
    ];
    for (const token of [...made, `${id}.${otherSecret}.${otherSeal}`])
      await expect(sessions.refresh(token)).rejects.toThrow(refused);
    await expect(sessions.refresh(first.refreshToken)).resolves.toHaveProperty('accessToken');
  });

  it('lists those of one user that go on, last used first, and ends them one by one or all but one', async () => {
    const [one, two] = [await sessions.begin('user-1', 'a phone'), await sessions.begin('user-1', 'a laptop')];
    const stranger = await sessions.begin('user-2', 'a phone');
    clock.ms += 5;
    await sessions.refresh(one.refreshToken);
    const listed = async () => (await sessions.list('user-1')).map(({ device }) => device);
    expect(await listed()).toEqual(['a phone', 'a laptop']);
    await expect(sessions.end('user-1', stranger.sessionId)).rejects.toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    await sessions.end('user-1', two.sessionId);
    expect(await listed()).toEqual(['a phone']);
    const three = await sessions.begin('user-1', 'a tablet');
    await sessions.endAll('user-1', three.sessionId);
    expect(await listed()).toEqual(['a tablet']);
    expect(await sessions.isOpen('user-2', stranger.sessionId)).toBe(true);
    expect(await sessions.isOpen('user-1', stranger.sessionId)).toBe(false);
    clock.ms += 30 * DAY_MS;
    expect(await listed()).toEqual([]);
  });

  it.each(['', '.', 'no-such-session.secret', 'x'.repeat(10_000)])('refuses what it never gave: %s', async (token) => {
    await expect(sessions.refresh(token)).rejects.toThrow(refused);
  });
});
