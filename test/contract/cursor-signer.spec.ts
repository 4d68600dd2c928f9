import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HmacCursorSigner } from '#libs/engines/system';
import type { CursorSigner } from '#libs/feed/ports';

const keyOf = (byte: number) => new Uint8Array(32).fill(byte);
const engines: readonly [string, (byte: number) => CursorSigner][] = [
  ['system', (byte) => new HmacCursorSigner(keyOf(byte))],
];
const list = 'feed of ann';

describe.each(engines)('CursorSigner on %s', (_engine, make) => {
  const signer = make(1);

  it('opens what it sealed, also in another instance with the same key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (text, of) => {
        const sealed = await signer.seal(text, of);
        expect(sealed).toBe(encodeURIComponent(sealed));
        expect(await signer.seal(text, of)).toBe(sealed);
        expect(await make(1).open(sealed, of)).toBe(text);
      }),
    );
  });

  it('shows nothing of the text but how long it is', async () => {
    const [one, other] = ['019aa000-0000-7000-8000-000000000001', '019aa000-0000-7000-8000-000000000002'];
    const bytesOf = async (text: string) => Buffer.from(await signer.seal(text, list), 'base64url');
    const [first, second] = [await bytesOf(one), await bytesOf(other)];
    expect(first.toString('latin1')).not.toContain('019aa');
    // Equal beginnings are as different as any others.
    const equal = first.filter((byte, at) => byte === second[at]).length;
    expect(equal).toBeLessThan(first.length / 4);
  });

  it('does not open what was sealed for another list, or with another key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (text, one, other) => {
        fc.pre(one !== other);
        expect(await signer.open(await signer.seal(text, one), other)).toBeUndefined();
        expect(await signer.open(await make(2).seal(text, one), one)).toBeUndefined();
      }),
    );
  });

  it('opens nothing that differs from what it sealed, in whatever character', async () => {
    const sealed = await signer.seal('019aa000-0000-7000-8000-000000000001', list);
    const changed = fc
      .tuple(fc.nat(sealed.length - 1), fc.constantFrom('A', 'b', '_', '.', '=', ' ', '\u0000', 'é'))
      .map(([at, character]) => sealed.slice(0, at) + character + sealed.slice(at + 1));
    const cut = fc.nat(sealed.length - 1).map((length) => sealed.slice(0, length));
    const longer = fc.string({ minLength: 1 }).map((more) => sealed + more);
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, cut, longer, fc.string()), async (text) => {
        fc.pre(text !== sealed);
        expect(await signer.open(text, list)).toBeUndefined();
      }),
    );
  });
});

describe('HmacCursorSigner', () => {
  it('starts with a whole key only', () => {
    expect(() => new HmacCursorSigner(new Uint8Array(31))).toThrow('31 bytes');
  });
});
