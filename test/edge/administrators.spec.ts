import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PasswordHasher, UserStore } from '#libs/account';
import { type Caller, nobody, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('what is for administrators', () => {
  let edge: EdgeServer;
  let admin: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    admin = await signUpAdmin(edge, 'the.admin');
  });
  afterAll(() => edge.stop());

  it('asks nobody to sign in, and refuses whoever is none', async () => {
    const ann = await signUp(edge, 'ann');
    const path = `/v1/admin/users/${ann.id}`;
    const [anonymous, refused] = [await nobody(edge).get(path), await ann.get(path)];
    expect([anonymous.status, anonymous.body.code]).toEqual([401, 'unauthenticated']);
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });

  it('shows an account, and says where there is none', async () => {
    const bea = await signUp(edge, 'bea');
    const seen = await admin.get(`/v1/admin/users/${bea.id}`);
    expect([seen.status, seen.body]).toEqual([200, expect.objectContaining({ id: bea.id, userName: 'bea' })]);
    expect(seen.body).toMatchObject({ role: 'user', suspended: false, isPrivate: false });
    const unknown = await admin.get('/v1/admin/users/01a1fda9-230f-7000-8d99-d5423a314b33');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
  });

  it('is theirs as long as they are administrators, whatever their token says', async () => {
    const late = await signUpAdmin(edge, 'late.admin');
    expect((await late.get(`/v1/admin/users/${late.id}`)).status).toBe(200);
    await edge.engine(UserStore).setRole(late.id, 'user', 2);
    expect((await late.get(`/v1/admin/users/${late.id}`)).status).toBe(403);
  });

  it.each([
    ['suspended', (users: UserStore, id: string) => users.setSuspended(id, true, 3)],
    ['deleted', (users: UserStore, id: string) => users.delete(id)],
  ])('takes no token any more of an account that was %s', async (what, change) => {
    const person = await signUp(edge, `was.${what}`);
    expect((await person.get('/v1/users/me')).status).toBe(200);
    await change(edge.engine(UserStore), person.id);
    const refused = await person.get('/v1/users/me');
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
  });

  const put = (path: string, body: unknown, who = admin) =>
    who.send('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

  it('makes administrators and ordinary users of each other, with a reason', async () => {
    const cid = await signUp(edge, 'cid');
    const path = `/v1/admin/users/${cid.id}/role`;
    expect((await put(path, { role: 'admin' })).status).toBe(400);
    expect((await put(path, { role: 'admin', reason: ' ' })).status).toBe(400);
    expect((await put(path, { role: 'admin', reason: 'helps' }, cid)).status).toBe(403);
    expect((await put(path, { role: 'admin', reason: 'helps' })).body.role).toBe('admin');
    expect((await cid.get(`/v1/admin/users/${cid.id}`)).status).toBe(200);
    expect((await put(path, { role: 'user', reason: 'helped' }, cid)).body.role).toBe('user');
    expect((await cid.get(`/v1/admin/users/${cid.id}`)).status).toBe(403);
  });

  it('keeps one in office where all of them leave at once', async () => {
    const fresh = await startEdge();
    const [one, two] = [await signUpAdmin(fresh, 'one'), await signUpAdmin(fresh, 'two')];
    const leave = (who: Caller) => who.json('DELETE', '/v1/users/me', { password: 'correct horse' });
    // Neither gets its answer before both have shown their passwords.
    const [users, hasher] = [fresh.engine(UserStore), fresh.engine(PasswordHasher)];
    const [administrators, verify] = [users.administrators.bind(users), hasher.verify.bind(hasher)];
    let verified = 0;
    hasher.verify = (...given) => verify(...given).finally(() => (verified += 1));
    users.administrators = async (limit) => {
      const found = await administrators(limit);
      while (verified < 2) await setImmediate();
      await setImmediate();
      return found;
    };
    const both = await Promise.all([leave(one), leave(two)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await administrators(9)).toHaveLength(1);
    await fresh.stop();
  });

  it('keeps the last administrator in office, also where two take it from each other at once', async () => {
    const fresh = await startEdge();
    const [one, two] = [await signUpAdmin(fresh, 'one'), await signUpAdmin(fresh, 'two')];
    const both = await Promise.all([
      put(`/v1/admin/users/${two.id}/role`, { role: 'user', reason: 'x' }, one),
      put(`/v1/admin/users/${one.id}/suspension`, { suspended: true, reason: 'x' }, two),
    ]);
    expect(both.map(({ status }) => status)).toContain(200);
    expect(await fresh.engine(UserStore).administrators(9)).toHaveLength(1);
    const [last] = await fresh.engine(UserStore).administrators(9);
    const who = last === one.id ? one : two;
    for (const [what, change] of [
      ['role', { role: 'user', reason: 'x' }],
      ['suspension', { suspended: true, reason: 'x' }],
    ] as const) {
      const refused = await put(`/v1/admin/users/${last}/${what}`, change, who);
      expect([refused.status, refused.body.code]).toEqual([409, 'last_administrator']);
    }
    await fresh.stop();
  });
});
