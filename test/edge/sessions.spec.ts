import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetupCode } from '#libs/account';
import { type Answer, Caller, nobody, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const PASSWORD = 'correct horse';

describe('sessions and passwords', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  let admin: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
    admin = await signUpAdmin(edge, 'the.admin');
  });
  afterAll(() => edge.stop());

  const signIn = (userName: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Answer> =>
    anyone.post('/v1/sessions', { userName, password }, headers);
  const device = async (userName: string, name: string): Promise<Caller> => {
    const { body } = await signIn(userName, PASSWORD, { 'user-agent': name });
    return new Caller(edge.address, body.accessToken);
  };
  const put = (who: Caller, path: string, body: unknown): Promise<Answer> =>
    who.send('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const refreshed = (refreshToken: string): Promise<Answer> => anyone.post('/v1/sessions/refresh', { refreshToken });

  it('are listed with what the device calls itself, and ended one by one, with their tokens', async () => {
    const ann = await signUp(edge, 'ann');
    const phone = await device('ann', `Phone\u00e9 ${'x'.repeat(200)}`);
    const { body } = await phone.get('/v1/sessions');
    expect(body.items).toHaveLength(2);
    const [own] = body.items.filter(({ current }: { current: boolean }) => current);
    expect(own.device).toBe(`Phone ${'x'.repeat(113)}…`);
    expect(own.createdAt).toBe(own.lastUsedAt);
    const [first] = body.items.filter(({ current }: { current: boolean }) => !current);
    expect((await phone.send('DELETE', `/v1/sessions/${first.id}`)).status).toBe(204);
    expect((await ann.get('/v1/users/me')).status).toBe(401);
    expect((await phone.send('DELETE', `/v1/sessions/${first.id}`)).body.code).toBe('not_found');
    expect((await phone.send('DELETE', '/v1/sessions/current')).status).toBe(204);
    expect((await phone.get('/v1/sessions')).status).toBe(401);
  });

  it('of somebody else are not there', async () => {
    const [ann, ben] = [await signUp(edge, 'ann.two'), await signUp(edge, 'ben.two')];
    const { body } = await ben.get('/v1/sessions');
    const refused = await ann.send('DELETE', `/v1/sessions/${body.items[0].id}`);
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found']);
    expect((await ben.get('/v1/users/me')).status).toBe(200);
  });

  it('are not ended by a refresh token that was never given out', async () => {
    await signUp(edge, 'steady');
    const { accessToken, refreshToken } = (await signIn('steady')).body;
    const [id] = refreshToken.split('.');
    for (const made of [`${id}.guess`, `${id}.guess.guess`, id])
      expect([(await refreshed(made)).status, (await refreshed(made)).body.code]).toEqual([401, 'unauthenticated']);
    const steady = new Caller(edge.address, accessToken);
    expect((await steady.get('/v1/users/me')).status).toBe(200);
    expect((await refreshed(refreshToken)).status).toBe(200);
  });

  it('end everywhere else with a changed password, and the former one is worth nothing', async () => {
    const ann = await signUp(edge, 'changes');
    const other = await device('changes', 'other');
    const { refreshToken } = (await signIn('changes')).body;
    const wrong = await put(ann, '/v1/users/me/password', { password: 'wrong horse', newPassword: 'another horse' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'bad_credentials']);
    const change = { password: PASSWORD, newPassword: 'another horse' };
    expect((await put(ann, '/v1/users/me/password', change)).status).toBe(204);
    expect((await ann.get('/v1/users/me')).status).toBe(200);
    expect((await other.get('/v1/users/me')).status).toBe(401);
    expect((await refreshed(refreshToken)).status).toBe(401);
    expect((await signIn('changes')).body.code).toBe('bad_credentials');
    expect((await signIn('changes', 'another horse')).status).toBe(201);
  });

  it('are not to be had with the former password by repeating the sign-up', async () => {
    const key = { 'idempotency-key': 'the sign-up' };
    const made = await anyone.post('/v1/accounts', { userName: 'again', password: PASSWORD }, key);
    const again = new Caller(edge.address, made.body.accessToken);
    await put(again, '/v1/users/me/password', { password: PASSWORD, newPassword: 'another horse' });
    const repeated = await anyone.post('/v1/accounts', { userName: 'again', password: PASSWORD }, key);
    expect([repeated.status, repeated.body.code]).toEqual([409, 'user_name_taken']);
  });

  it('begin again by a code from an administrator, which is good once', async () => {
    const bea = await signUp(edge, 'forgetful');
    const asked = await admin.post(`/v1/admin/users/${bea.id}/password-reset`, { reason: 'asked by phone' });
    expect([asked.status, asked.body.code]).toEqual([
      201,
      expect.stringMatching(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/),
    ]);
    const reset = (code: string, userName = 'Forgetful') =>
      anyone.post('/v1/password-resets', { userName, code, password: 'another horse' });
    expect((await reset('aaaa-bbbb-cccc')).body.code).toBe('reset_code_wrong');
    expect((await reset(asked.body.code, 'somebody')).body.code).toBe('reset_code_wrong');
    expect((await reset(` ${asked.body.code.toUpperCase().replaceAll('-', '')} `)).status).toBe(204);
    expect((await bea.get('/v1/users/me')).status).toBe(401);
    expect((await signIn('forgetful', 'another horse')).status).toBe(201);
    expect((await reset(asked.body.code)).body.code).toBe('reset_code_wrong');
  });

  it('give a code away after five wrong tries', async () => {
    const cid = await signUp(edge, 'guessed.at');
    const { body } = await admin.post(`/v1/admin/users/${cid.id}/password-reset`, { reason: 'asked' });
    const reset = (code: string) =>
      anyone.post('/v1/password-resets', { userName: 'guessed.at', code, password: 'another horse' });
    for (let tries = 0; tries < 5; tries++) await reset('wrong');
    expect((await reset(body.code)).body.code).toBe('reset_code_wrong');
  });

  it('end with a suspension, which says so to whoever knows the password, and begin again after it', async () => {
    const dan = await signUp(edge, 'suspended');
    const { refreshToken } = (await signIn('suspended')).body;
    const path = `/v1/admin/users/${dan.id}/suspension`;
    expect((await put(admin, path, { suspended: true, reason: 'spam' })).body.suspended).toBe(true);
    expect((await dan.get('/v1/users/me')).status).toBe(401);
    expect((await refreshed(refreshToken)).status).toBe(401);
    expect((await signIn('suspended', 'wrong horse')).body.code).toBe('bad_credentials');
    const refused = await signIn('suspended');
    expect([refused.status, refused.body.code]).toEqual([403, 'account_suspended']);
    expect((await put(admin, path, { suspended: false, reason: 'a mistake' })).body.suspended).toBe(false);
    expect((await dan.get('/v1/users/me')).status).toBe(401);
    expect((await signIn('suspended')).status).toBe(201);
  });

  it('keep the refresh token of a browser in a cookie that no script and no other site uses', async () => {
    await signUp(edge, 'browser');
    const origin = { origin: edge.address };
    const begin = (headers: Record<string, string>) =>
      anyone.post('/v1/sessions', { userName: 'browser', password: PASSWORD, cookie: true }, headers);
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }])
      expect([(await begin(headers)).status, (await begin(headers)).headers.get('set-cookie')]).toEqual([403, null]);
    const begun = await begin(origin);
    expect(begun.body).toEqual({ accessToken: expect.any(String) });
    const [cookie, ...attributes] = begun.headers.get('set-cookie')!.split('; ');
    expect(attributes).toEqual(['Path=/v1/sessions/refresh', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Strict']);
    const refresh = (headers: Record<string, string>) => anyone.post('/v1/sessions/refresh', { cookie: true }, headers);
    expect((await refresh({ cookie: cookie! })).status).toBe(403);
    expect((await refresh({ cookie: cookie!, origin: 'https://evil.example' })).status).toBe(403);
    const next = await refresh({ cookie: `other=1; ${cookie!}`, ...origin });
    expect([next.status, next.body]).toEqual([200, { accessToken: expect.any(String) }]);
    expect(next.headers.get('set-cookie')).not.toContain(cookie);
    expect((await refresh(origin)).status).toBe(401);
    const both = await anyone.post('/v1/sessions/refresh', { cookie: true, refreshToken: 'x' }, origin);
    expect([both.status, both.body.code]).toEqual([400, 'invalid_request']);
  });

  it('begin the first administrator’s with the set-up code, once', async () => {
    const fresh = await startEdge();
    try {
      const code = (await fresh.engine(SetupCode).find())!;
      const make = (userName: string, setupCode: string) =>
        nobody(fresh).post('/v1/accounts', { userName, password: PASSWORD, setupCode });
      const wrong = await make('wrong.code', 'wrong');
      expect([wrong.status, wrong.body.code]).toEqual([403, 'forbidden']);
      const free = await nobody(fresh).post('/v1/accounts', { userName: 'wrong.code', password: PASSWORD });
      expect(free.status).toBe(201);
      const both = await Promise.all([make('first', code), make('second', code)]);
      const made = both.find(({ status }) => status === 201)!;
      expect(both.map(({ status }) => status).sort()).toEqual([201, 403]);
      const first = new Caller(fresh.address, made.body.accessToken, made.body.user.id);
      expect((await first.get(`/v1/admin/users/${first.id}`)).body.role).toBe('admin');
      expect(await fresh.engine(SetupCode).find()).toBeUndefined();
      expect((await make('third', code)).status).toBe(403);
    } finally {
      await fresh.stop();
    }
  });
});
