import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CREATE_VERSION, versionOf } from './version.js';

const epoch = fc.integer({ min: 0, max: 2 ** 13 - 1 });
const offset = fc.integer({ min: 0, max: 2 ** 40 - 1 });

describe('versionOf', () => {
  it('is epoch · 2^40 + offset', () => {
    expect(versionOf({ epoch: 0, offset: 0 })).toBe(0);
    expect(versionOf({ epoch: 0, offset: 41 })).toBe(41);
    expect(versionOf({ epoch: 3, offset: 5 })).toBe(3 * 1_099_511_627_776 + 5);
  });

  it('orders by epoch, then by offset, and stays a safe integer', () => {
    fc.assert(
      fc.property(epoch, offset, epoch, offset, (e1, o1, e2, o2) => {
        const [a, b] = [versionOf({ epoch: e1, offset: o1 }), versionOf({ epoch: e2, offset: o2 })];
        expect(Number.isSafeInteger(a)).toBe(true);
        expect(Math.sign(a - b)).toBe(Math.sign(e1 - e2) || Math.sign(o1 - o2));
      }),
    );
  });

  it('refuses what would not stay comparable', () => {
    expect(() => versionOf({ epoch: 2 ** 13, offset: 0 })).toThrow(RangeError);
    expect(() => versionOf({ epoch: 0, offset: 2 ** 40 })).toThrow(RangeError);
    expect(versionOf({ epoch: 2 ** 13 - 1, offset: 2 ** 40 - 1 })).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('lies at or above that of a create', () => {
    fc.assert(
      fc.property(epoch, offset, (e, o) => expect(versionOf({ epoch: e, offset: o }) >= CREATE_VERSION).toBe(true)),
    );
  });
});
