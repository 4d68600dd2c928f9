import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partitionOf } from './partition-of.js';

/** org.apache.kafka.common.utils.UtilsTest#testMurmur2 */
const golden: readonly (readonly [string, number])[] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('partitionOf', () => {
  it.each(golden)("hashes '%s' as Kafka's clients do", (key, hash) => {
    expect(partitionOf(key, 2 ** 31)).toBe(hash & 0x7fffffff);
  });

  it.each([1, 4, 24, 1000])('takes the positive hash modulo %d partitions', (partitions) => {
    for (const [key, hash] of golden) expect(partitionOf(key, partitions)).toBe((hash & 0x7fffffff) % partitions);
  });

  it('answers a partition that exists, the same one each time, for any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
        const partition = partitionOf(key, partitions);
        expect(partition).toBe(partitionOf(key, partitions));
        expect(partition >= 0 && partition < partitions && Number.isInteger(partition)).toBe(true);
      }),
    );
  });

  it('spreads ids that follow each other', () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 4000; n++) counts[partitionOf(`01900000-0000-7000-8000-${n}`, 4)]! += 1;
    for (const count of counts) expect(count).toBeGreaterThan(850);
  });
});
