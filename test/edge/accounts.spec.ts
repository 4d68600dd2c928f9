import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenSigner } from '#libs/account';
import { type Caller, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('accounts and sessions', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
  });
  afterAll(() => edge.stop());

  it('makes an account, in lower case, and signs in', async () => {
    const made = await anyone.post('/v1/accounts', {
      userName: 'Ann.Lee',
      password: 'correct horse',
      fullName: 'Ann Lee',
    });
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({ userName: 'ann.lee', fullName: 'Ann Lee' });
    const me = await anyone.get('/v1/users/me', { authorization: `Bearer ${made.body.accessToken}` });
    expect(me.body).toEqual(made.body.user);
  });

  it('takes the password in any of its Unicode spellings', async () => {
    await anyone.post('/v1/accounts', { userName: 'zoe', password: 'Zoe\u0308 1234' });
    const signedIn = await anyone.post('/v1/sessions', { userName: 'ZOE', password: 'Zo\u00eb 1234' });
    expect(signedIn.status).toBe(201);
    expect(signedIn.body).toMatchObject({ accessToken: expect.any(String), refreshToken: expect.any(String) });
  });

  it.each([
    ['a name that is taken', { userName: 'TAKEN', password: 'correct horse' }, 409, 'user_name_taken'],
    ['a name of the product', { userName: 'admin', password: 'correct horse' }, 422, 'user_name_reserved'],
    ['a password of 7 bytes', { userName: 'bob', password: '1234567' }, 400, 'invalid_request'],
    ['a password of 1,001 bytes', { userName: 'bob', password: 'x'.repeat(1_001) }, 400, 'invalid_request'],
  ])('refuses %s', async (_what, body, status, code) => {
    await anyone.post('/v1/accounts', { userName: 'taken', password: 'another one' });
    const refused = await anyone.post('/v1/accounts', body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('makes one account for one Idempotency-Key, and refuses the key for another of that name', async () => {
    const wanted = { userName: 'once', password: 'correct horse' };
    const key = { 'idempotency-key': 'sign-up-1' };
    const [first, again] = [
      await anyone.post('/v1/accounts', wanted, key),
      await anyone.post('/v1/accounts', wanted, key),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.user).toEqual(first.body.user);
    const other = await anyone.post('/v1/accounts', { ...wanted, fullName: 'Somebody else' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const stranger = await anyone.post('/v1/accounts', { ...wanted, userName: 'twice' }, key);
    expect(stranger.status).toBe(201);
  });

  it('says no more than that name or password is wrong', async () => {
    await anyone.post('/v1/accounts', { userName: 'known', password: 'correct horse' });
    const wrong = await anyone.post('/v1/sessions', { userName: 'known', password: 'wrong horse' });
    const unknown = await anyone.post('/v1/sessions', { userName: 'unknown', password: 'correct horse' });
    const seen = [wrong, unknown].map(({ status, body: { code, detail } }) => ({ status, code, detail }));
    expect(seen[0]).toMatchObject({ status: 401, code: 'bad_credentials' });
    expect(seen[1]).toEqual(seen[0]);
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer realm="mediafeed"');
  });

  it('trades a refresh token once; used again it ends the session', async () => {
    const { body } = await anyone.post('/v1/accounts', { userName: 'fresh', password: 'correct horse' });
    const traded = await anyone.post('/v1/sessions/refresh', { refreshToken: body.refreshToken });
    expect(traded.status).toBe(200);
    const again = await anyone.post('/v1/sessions/refresh', { refreshToken: body.refreshToken });
    expect([again.status, again.body.code]).toEqual([401, 'unauthenticated']);
    expect((await anyone.post('/v1/sessions/refresh', { refreshToken: traded.body.refreshToken })).status).toBe(401);
  });

  it.each([
    ['no token', {}, 'Bearer realm="mediafeed"'],
    ['a token of somebody else', { authorization: 'Bearer a.b.c' }, 'Bearer realm="mediafeed", error="invalid_token"'],
    ['another scheme', { authorization: 'Basic YTpi' }, 'Bearer realm="mediafeed", error="invalid_token"'],
  ])('asks %s to sign in', async (_what, headers, challenge) => {
    const refused = await anyone.get('/v1/users/me', headers);
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
    expect(refused.headers.get('www-authenticate')).toBe(challenge);
  });

  it('asks to sign in again once the token has ended', async () => {
    const ann = await signUp(edge, 'expired');
    const token = await edge.engine(TokenSigner).sign({ userId: ann.id, sessionId: ann.id }, 0);
    const refused = await anyone.get('/v1/users/me', { authorization: `Bearer ${token}` });
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
  });

  it('follows, shows it, and ends it', async () => {
    const [ann, bob] = [await signUp(edge, 'follow.ann'), await signUp(edge, 'follow.bob')];
    const bobSeen = async () => (await ann.get('/v1/users/by-name/Follow.Bob')).body;
    expect(await bobSeen()).toMatchObject({ id: bob.id, viewer: { following: false } });
    expect((await ann.send('PUT', `/v1/users/${bob.id}/follow`)).status).toBe(204);
    expect(await bobSeen()).toMatchObject({ viewer: { following: true } });
    expect((await ann.send('DELETE', `/v1/users/${bob.id}/follow`)).status).toBe(204);
    expect(await bobSeen()).toMatchObject({ viewer: { following: false } });
    expect((await ann.get(`/v1/users/${ann.id}`)).body).not.toHaveProperty('viewer');
  });

  it.each([
    ['somebody who is not there', '01a1fda9-230f-7000-8d99-d5423a314b33', 404, 'not_found'],
    ['oneself', 'me', 422, 'follow_self'],
    ['what is no id', 'bob', 400, 'invalid_request'],
  ])('refuses to follow %s', async (_what, id, status, code) => {
    const ann = await signUp(edge, `f${id.slice(0, 2)}.${status}`);
    const refused = await ann.send('PUT', `/v1/users/${id}/follow`);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });
});
