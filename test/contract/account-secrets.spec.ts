import { describe, expect, it } from '@jest/globals';
import { HmacKeyedHash } from '#libs/engines/system';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

const NOW = 1_790_000_000_000;

describe.each(engines)('Passwords on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps the last that was put, and puts nothing over it that is only to be kept', async () => {
    const { passwords } = store();
    const [ann, ben] = [newId(), newId()];
    expect(await passwords.find(ann)).toBeUndefined();
    await passwords.keep(ann, 'first');
    await passwords.keep(ann, 'second');
    expect(await passwords.find(ann)).toBe('first');
    await passwords.put(ann, 'third');
    await passwords.keep(ann, 'fourth');
    expect(await passwords.find(ann)).toBe('third');
    await passwords.put(ben, 'other');
    await passwords.delete(ann);
    await passwords.delete(ann);
    expect([await passwords.find(ann), await passwords.find(ben)]).toEqual([undefined, 'other']);
  });
});

describe.each(engines)('ResetCodes on %s', (engine) => {
  const store = freshStore(engine);
  const code = (codeHash: string) => ({ codeHash, triesLeft: 3, expiresAtMs: NOW + 10 });

  it('takes the right code once', async () => {
    const { resetCodes } = store();
    const [ann, ben] = [newId(), newId()];
    await resetCodes.put(ann, code('one'));
    expect(await resetCodes.use(ben, 'one', NOW)).toBe(false);
    expect(await resetCodes.use(ann, 'one', NOW + 9)).toBe(true);
    expect(await resetCodes.use(ann, 'one', NOW + 9)).toBe(false);
  });

  it('takes it once also where two come at once', async () => {
    const { resetCodes } = store();
    const ann = newId();
    await resetCodes.put(ann, code('one'));
    const both = await Promise.all([resetCodes.use(ann, 'one', NOW), resetCodes.use(ann, 'one', NOW)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it('takes none that has expired, was replaced, was deleted, or was tried too often', async () => {
    const { resetCodes } = store();
    const ann = newId();
    await resetCodes.put(ann, code('one'));
    expect(await resetCodes.use(ann, 'one', NOW + 10)).toBe(false);
    await resetCodes.put(ann, code('two'));
    await resetCodes.put(ann, code('three'));
    expect(await resetCodes.use(ann, 'two', NOW)).toBe(false);
    await resetCodes.delete(ann);
    expect(await resetCodes.use(ann, 'three', NOW)).toBe(false);
    await resetCodes.put(ann, code('four'));
    for (let wrong = 0; wrong < 3; wrong++) expect(await resetCodes.use(ann, 'wrong', NOW)).toBe(false);
    expect(await resetCodes.use(ann, 'four', NOW)).toBe(false);
  });
});

describe.each(engines)('RateLimits on %s', (engine) => {
  const store = freshStore(engine);

  it('counts within a window, and begins anew after it', async () => {
    const { rateLimits } = store();
    expect(await rateLimits.count('a', 0, NOW, 100)).toEqual({ used: 0, endsAtMs: NOW + 100 });
    expect(await rateLimits.count('a', 1, NOW, 100)).toEqual({ used: 1, endsAtMs: NOW + 100 });
    expect(await rateLimits.count('a', 2, NOW + 60, 100)).toEqual({ used: 3, endsAtMs: NOW + 100 });
    expect(await rateLimits.count('b', 1, NOW + 60, 100)).toEqual({ used: 1, endsAtMs: NOW + 160 });
    expect(await rateLimits.count('a', 0, NOW + 99, 100)).toEqual({ used: 3, endsAtMs: NOW + 100 });
    expect(await rateLimits.count('a', 0, NOW + 100, 100)).toEqual({ used: 0, endsAtMs: NOW + 200 });
    expect(await rateLimits.count('a', 1, NOW + 150, 100)).toEqual({ used: 1, endsAtMs: NOW + 250 });
    expect(await rateLimits.count('a', 2, NOW + 150, 100)).toMatchObject({ used: 3 });
    expect(await rateLimits.count('a', -1, NOW + 150, 100)).toMatchObject({ used: 2 });
    expect(await rateLimits.count('a', -5, NOW + 150, 100)).toMatchObject({ used: 0 });
    expect(await rateLimits.count('c', -1, NOW + 150, 100)).toMatchObject({ used: 0 });
  });

  it('loses none of many at once', async () => {
    const { rateLimits } = store();
    const all = await Promise.all(Array.from({ length: 20 }, () => rateLimits.count('a', 1, NOW, 100)));
    expect(all.map(({ used }) => used).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});

describe('HmacKeyedHash', () => {
  it('is equal for equal texts of one purpose under one key, and tells nothing of the text', () => {
    const [one, other] = [1, 2].map((byte) => new HmacKeyedHash(Buffer.alloc(32, byte))) as [
      HmacKeyedHash,
      HmacKeyedHash,
    ];
    const hash = one.of('user name', 'ann');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(one.of('user name', 'ann')).toBe(hash);
    expect(
      new Set([hash, one.of('address', 'ann'), one.of('user name', 'ben'), other.of('user name', 'ann')]).size,
    ).toBe(4);
    expect(() => new HmacKeyedHash(Buffer.alloc(31))).toThrow('31 bytes');
  });
});
