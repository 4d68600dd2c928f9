import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { PasswordHasher } from '#libs/account/ports';
import { Random } from '#libs/stream/ports';
import { MemoryPasswordHasher } from '../../libs/engines/memory/src/password-hasher.js';
import { ScryptPasswordHasher, SystemRandom } from '#libs/engines/system';

const engines: readonly [string, () => PasswordHasher][] = [
  ['memory', () => new MemoryPasswordHasher()],
  ['system', () => new ScryptPasswordHasher(new SystemRandom())],
];

describe.each(engines)('PasswordHasher on %s', (_name, make) => {
  it('verifies the password that was hashed and no other', async () => {
    const hasher = make();
    const hash = await hasher.hash('correct horse');
    expect(await hasher.verify('correct horse', hash)).toBe(true);
    expect(await hasher.verify('correct hors', hash)).toBe(false);
    expect(await hasher.verify('', hash)).toBe(false);
  });

  it('salts: one password has two hashes, both good, neither holds the password', async () => {
    const hasher = make();
    const hashes = [await hasher.hash('ünïcödé 🐎'), await hasher.hash('ünïcödé 🐎')] as const;
    expect(hashes[0]).not.toBe(hashes[1]);
    for (const hash of hashes) {
      expect(await hasher.verify('ünïcödé 🐎', hash)).toBe(true);
      expect(hash).not.toContain('🐎');
    }
  });

  it('verifies a hash made by another instance', async () => {
    expect(await make().verify('p', await make().hash('p'))).toBe(true);
  });

  it('answers false to a hash that is none', async () => {
    const hasher = make();
    const good = await hasher.hash('p');
    const bad = [
      '',
      '$',
      'p',
      good.slice(0, -1),
      `${good}x`,
      `x${good}`,
      good.replaceAll('$', '§'),
      '\u0000'.repeat(99),
    ];
    for (const hash of bad) expect(await hasher.verify('p', hash)).toBe(false);
  });
});

class FixedRandom extends Random {
  override bytes(count: number): Uint8Array {
    return new Uint8Array(count).fill(7);
  }
  override fraction(): number {
    return 0.5;
  }
}

describe('ScryptPasswordHasher', () => {
  it('names its parameters and takes the salt from Random', async () => {
    const hash = await new ScryptPasswordHasher(new FixedRandom()).hash('p');
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$BwcHBwcHBwcHBwcHBwcHBw\$[A-Za-z0-9+/]{43}$/);
  });

  it('refuses parameters that would cost far more than its own', async () => {
    const hasher = new ScryptPasswordHasher(new FixedRandom());
    const hash = await hasher.hash('p');
    for (const other of ['ln=31,r=8,p=1', 'ln=15,r=99,p=1', 'ln=15,r=8,p=64', 'ln=0,r=8,p=1', 'ln=15,r=0,p=1']) {
      expect(await hasher.verify('p', hash.replace('ln=15,r=8,p=1', other))).toBe(false);
    }
    expect(await hasher.verify('p', hash.replace('ln=15', 'ln=14'))).toBe(false);
  });

  it('serves many at once, each right', async () => {
    const hasher = new ScryptPasswordHasher(new SystemRandom());
    const words = ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => createHash('md5').update(word).digest('hex'));
    const hashes = await Promise.all(words.map((word) => hasher.hash(word)));
    const verdicts = await Promise.all(words.map((word, index) => hasher.verify(word, hashes[index] as string)));
    expect(verdicts).toEqual(words.map(() => true));
    expect(await hasher.verify('a', hashes[1] as string)).toBe(false);
  });
});
