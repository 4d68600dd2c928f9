import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { BesideLane, Slots } from './beside-lane.js';
import type { Batch } from './ports.js';
import type { Outcome } from './slice-folder.js';

/** One record of a partition, as it comes again and again. */
function batchAt(offset: number, signal: AbortSignal): Batch & { committed: number[] } {
  const committed: number[] = [];
  const place = { topic: 'encode.image', partition: 0 };
  const record = { ...place, offset, epoch: 0, key: 'a', value: new Uint8Array(), timeMs: 0 };
  return {
    ...place,
    records: [record],
    signal,
    committed,
    commit: async (next) => void committed.push(next),
    heartbeat: async () => {},
    pause: () => {},
  };
}

describe('BesideLane', () => {
  it('leaves nothing of its jobs at the signal of a partition, whatever their work left there', async () => {
    const owned = new AbortController();
    const listening = async (_: unknown, signal: AbortSignal): Promise<Outcome> => {
      signal.addEventListener('abort', () => {});
      return { kind: 'folded' };
    };
    const lane = new BesideLane(listening, new Slots(1));
    for (let offset = 0; offset < 100; offset++) {
      const batch = batchAt(offset, owned.signal);
      await new Promise<Outcome>((resolve) => void lane.receive(batch, resolve));
      await lane.receive(batch, () => {});
      expect(batch.committed).toEqual([offset + 1]);
    }
    expect(getEventListeners(owned.signal, 'abort')).toHaveLength(0);
  });

  it('does a job again that was done for a partition lost meanwhile', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    let done = 0;
    const lane = new BesideLane(async () => {
      done += 1;
      return { kind: 'folded' };
    }, new Slots(1));
    await new Promise<Outcome>((resolve) => void lane.receive(batchAt(4, first.signal), resolve));
    first.abort();
    const again = batchAt(4, second.signal);
    await new Promise<Outcome>((resolve) => void lane.receive(again, resolve));
    expect(again.committed).toEqual([]);
    expect(done).toBe(2);
  });
});

describe('Slots', () => {
  const never = new AbortController().signal;

  it('serves first who came first, and never more than there are', async () => {
    const slots = new Slots(2);
    const began: number[] = [];
    const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
    const runs = ends.map((end, n) =>
      slots.run(async () => {
        began.push(n);
        await end.promise;
      }, never),
    );
    await new Promise(setImmediate);
    expect(began).toEqual([0, 1]);
    ends[1]!.resolve();
    await runs[1];
    await new Promise(setImmediate);
    expect(began).toEqual([0, 1, 2]);
    for (const end of ends) end.resolve();
    await Promise.all(runs);
    expect(began).toEqual([0, 1, 2, 3]);
  });

  it('gives the place back after work that threw', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
    expect(await slots.run(async () => 'next', never)).toBe('next');
  });

  it('lets go who is aborted while waiting, and leaves no listener behind', async () => {
    const slots = new Slots(1);
    const held = Promise.withResolvers<void>();
    const holding = slots.run(() => held.promise, never);
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const left = slots.run(async () => 'left', leaving.signal);
    const stayed = slots.run(async () => 'stayed', staying.signal);
    leaving.abort();
    expect(await left).toBeUndefined();
    held.resolve();
    await holding;
    expect(await stayed).toBe('stayed');
    expect(getEventListeners(staying.signal, 'abort')).toHaveLength(0);
    expect(await slots.run(async () => 'late', leaving.signal)).toBeUndefined();
  });
});
