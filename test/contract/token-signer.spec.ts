import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TokenSigner } from '#libs/account/ports';
import { generateSigningKey, JoseTokenSigner } from '#libs/engines/jose';
import { Clock } from '#libs/stream/ports';
import { MemoryTokenSigner } from '../../libs/engines/memory/src/token-signer.js';

class SetClock extends Clock {
  constructor(public nowMs: number) {
    super();
  }
  override now(): number {
    return this.nowMs;
  }
  override monotonic(): number {
    return this.nowMs;
  }
  override async sleep(): Promise<void> {}
}

const START = Date.UTC(2030, 0, 1);
const claims = { userId: '01900000-0000-7000-8000-000000000001', sessionId: '01900000-0000-7000-8000-000000000002' };
let key = '';
let otherKey = '';

beforeAll(async () => {
  key = await generateSigningKey();
  otherKey = await generateSigningKey();
});

const engines: readonly [string, (clock: Clock, other?: boolean) => TokenSigner][] = [
  ['memory', (clock, other) => new MemoryTokenSigner(clock, other ? 'other' : 'one')],
  ['jose', (clock, other) => new JoseTokenSigner(other ? otherKey : key, clock)],
];

describe.each(engines)('TokenSigner on %s', (_name, make) => {
  it('verifies what it signed, also in another instance with the same key', async () => {
    const clock = new SetClock(START);
    const token = await make(clock).sign(claims, 900);
    expect(await make(clock).verify(token)).toEqual(claims);
  });

  it('ends a token after its lifetime, by the given clock', async () => {
    const clock = new SetClock(START);
    const signer = make(clock);
    const token = await signer.sign(claims, 900);
    clock.nowMs = START + 899_999;
    expect(await signer.verify(token)).toEqual(claims);
    clock.nowMs = START + 900_000;
    expect(await signer.verify(token)).toBeUndefined();
  });

  it('does not know a token of another key', async () => {
    const clock = new SetClock(START);
    expect(await make(clock).verify(await make(clock, true).sign(claims, 900))).toBeUndefined();
  });

  it('answers undefined to any text that it did not sign', async () => {
    const signer = make(new SetClock(START));
    const token = await signer.sign(claims, 900);
    // Not the last character: four of its six bits stand for nothing.
    const near = fc
      .tuple(fc.nat(token.length - 2), fc.constantFrom('A', 'b', '.', '=', ' ', '\u0000'))
      .map(([at, character]) => token.slice(0, at) + character + token.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), near), async (text) => {
        fc.pre(text !== token);
        expect(await signer.verify(text)).toBeUndefined();
      }),
    );
  });
});

type Json = Readonly<Record<string, unknown>>;

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A token with our key's signature over anything. */
function forged(header: Json, payload: Json): string {
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${signBytes(null, Buffer.from(body), createPrivateKey(key)).toString('base64url')}`;
}

describe('JoseTokenSigner', () => {
  const header = { alg: 'EdDSA', typ: 'JWT' };
  const seconds = START / 1_000;
  const payload = { iss: 'mediafeed', aud: 'mediafeed', sub: 'u', sid: 's', iat: seconds, exp: seconds + 60 };

  async function verdict(token: string): Promise<unknown> {
    return await new JoseTokenSigner(key, new SetClock(START)).verify(token);
  }

  it('takes a token that is exactly ours (the forge of these tests is right)', async () => {
    expect(await verdict(forged(header, payload))).toEqual({ userId: 'u', sessionId: 's' });
  });

  it.each([
    ['another issuer', { ...payload, iss: 'other' }],
    ['another audience', { ...payload, aud: 'other' }],
    ['no end', { ...payload, exp: undefined }],
    ['an end that is no number', { ...payload, exp: '9999999999' }],
    ['an end one second ago', { ...payload, exp: seconds - 1 }],
    ['a start to come', { ...payload, nbf: seconds + 1 }],
    ['no user', { ...payload, sub: undefined }],
    ['no session', { ...payload, sid: undefined }],
    ['a session that is no text', { ...payload, sid: { $gt: '' } }],
    ['more than 8 kB', { ...payload, more: 'x'.repeat(8_192) }],
  ])('refuses our own signature over %s', async (_what, other) => {
    expect(await verdict(forged(header, other))).toBeUndefined();
  });

  it.each([
    ['a key id', { ...header, kid: '../../dev/null' }],
    ['a key of its own', { ...header, jwk: {} }],
    ['a key elsewhere', { ...header, jku: 'https://keys.example' }],
    ['a critical extension', { ...header, crit: ['b64'], b64: false }],
    ['another type', { ...header, typ: 'at+jwt' }],
    ['another algorithm', { ...header, alg: 'Ed25519' }],
  ])('refuses our own signature under %s', async (_what, other) => {
    expect(await verdict(forged(other, payload))).toBeUndefined();
  });

  it('refuses no algorithm, and the public key used as a shared secret', async () => {
    const none = `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
    const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    const shared = `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`;
    expect(await verdict(none)).toBeUndefined();
    expect(await verdict(shared)).toBeUndefined();
  });

  it('carries a header of two words', async () => {
    const token = await new JoseTokenSigner(key, new SetClock(START)).sign(claims, 60);
    expect(JSON.parse(Buffer.from(token.split('.')[0] as string, 'base64url').toString())).toEqual(header);
  });

  it('starts with an Ed25519 key only', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => new JoseTokenSigner(pem, new SetClock(START))).toThrow('Ed25519');
    expect(() => new JoseTokenSigner('nonsense', new SetClock(START))).toThrow();
  });
});
