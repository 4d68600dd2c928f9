import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, MemoryTokenSigner } from '#libs/engines/memory';
import { IdMaker } from '#libs/stream';
import { Clock, Random } from '#libs/stream/ports';
import type { SessionStore } from './ports.js';
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
  sessions = new Sessions(store, new MemoryTokenSigner(clock), new IdMaker(clock, random), clock, random);
});

const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('Sessions', () => {
  it('replaces the refresh token at each use', async () => {
    const first = await sessions.begin('user-1');
    const second = await sessions.refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(sessions.refresh(second.refreshToken)).resolves.toHaveProperty('accessToken');
  });

  it('ends the session of a refresh token that is used twice, for both of its holders', async () => {
    const first = await sessions.begin('user-1');
    const second = await sessions.refresh(first.refreshToken);
    await expect(sessions.refresh(first.refreshToken)).rejects.toThrow(refused);
    await expect(sessions.refresh(second.refreshToken)).rejects.toThrow(refused);
  });

  it('lets one of two refreshes at once through at most', async () => {
    const { refreshToken } = await sessions.begin('user-1');
    const both = await Promise.allSettled([sessions.refresh(refreshToken), sessions.refresh(refreshToken)]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  it('keeps no refresh token, only its hash', async () => {
    const { refreshToken } = await sessions.begin('user-1');
    const [id, secret] = refreshToken.split('.') as [string, string];
    expect(JSON.stringify(await store.find(id))).not.toContain(secret);
  });

  it('ends after thirty days without use', async () => {
    const { refreshToken } = await sessions.begin('user-1');
    clock.ms += 30 * DAY_MS;
    await expect(sessions.refresh(refreshToken)).rejects.toThrow(refused);
  });

  it.each(['', '.', 'no-such-session.secret', 'x'.repeat(10_000)])('refuses what it never gave: %s', async (token) => {
    await expect(sessions.refresh(token)).rejects.toThrow(refused);
  });
});
