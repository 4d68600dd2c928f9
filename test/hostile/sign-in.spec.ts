import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from '#libs/account';
import { type Caller, nobody, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';

describe('signing in', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  beforeEach(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
    await signUp(edge, 'known');
  });
  afterEach(() => edge.stop());

  const signIn = (userName: string, password = 'wrong horse') => anyone.post('/v1/sessions', { userName, password });

  it('costs one hash for a name that is there and for one that is not', async () => {
    await signIn('unknown');
    const hasher = edge.engine(PasswordHasher);
    const calls: string[] = [];
    const { hash, verify } = { hash: hasher.hash.bind(hasher), verify: hasher.verify.bind(hasher) };
    hasher.hash = (password) => (calls.push('hash'), hash(password));
    hasher.verify = (password, kept) => (calls.push('verify'), verify(password, kept));
    for (const name of ['known', 'unknown', '\0', 'x'.repeat(100), '__proto__']) {
      const refused = await signIn(name);
      expect([refused.status, refused.body.code]).toEqual([401, 'bad_credentials']);
    }
    expect(calls).toEqual(['verify', 'verify', 'verify', 'verify', 'verify']);
  });

  it('is not broken for good by a hash that failed once, and is not touched by it where the name is there', async () => {
    const hasher = edge.engine(PasswordHasher);
    const hash = hasher.hash.bind(hasher);
    hasher.hash = () => Promise.reject(new Error('out of memory'));
    expect((await signIn('known', 'correct horse')).status).toBe(201);
    expect((await signIn('unknown')).status).toBe(500);
    hasher.hash = hash;
    expect((await signIn('unknown')).status).toBe(401);
  });

  it.each([{ $gt: '' }, ['known'], 7, null])('takes no %j for a name', async (userName) => {
    const refused = await anyone.post('/v1/sessions', { userName, password: 'correct horse' });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'body.userName']);
  });

  it.each(['', '.', 'a.b.c', "' OR 1=1--", '\0.\0', 'x'.repeat(200)])(
    'trades no refresh token %j',
    async (refreshToken) => {
      const refused = await anyone.post('/v1/sessions/refresh', { refreshToken });
      expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
    },
  );
});
