import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserNameClaims } from '#libs/account';
import { type Answer, type Caller, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('edits of a profile', () => {
  let edge: EdgeServer;
  beforeAll(async () => {
    edge = await startEdge();
  });
  afterAll(() => edge.stop());

  const edit = (who: Caller, fields: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    who.send('PATCH', `/v1/users/me?fields=${fields}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('change what the mask names, and nothing else', async () => {
    const ann = await signUp(edge, 'ann');
    const all = { fullName: 'Ann', bio: 'Cafe\u0301 by the sea', website: 'https://example.org/ann', isPrivate: true };
    const edited = await edit(ann, 'bio,website', all);
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({ bio: 'Café by the sea', website: all.website, fullName: '', isPrivate: false });
    const hidden = await edit(ann, 'isPrivate', all);
    expect(hidden.body).toMatchObject({ bio: 'Café by the sea', isPrivate: true, fullName: '' });
    expect((await ann.get('/v1/users/me')).body).toEqual(hidden.body);
  });

  it.each([
    ['without a mask', '', { bio: 'x' }],
    ['of a field that is none', 'createdAt', { bio: 'x' }],
    ['of a field that the body lacks', 'bio,fullName', { bio: 'x' }],
    ['with a bio of 151 characters', 'bio', { bio: 'x'.repeat(151) }],
    ['with a link that runs', 'website', { website: 'javascript:alert(1)' }],
    ['with a link that names a user', 'website', { website: 'https://ann@example.org' }],
    ['with a link in two lines', 'website', { website: 'https://example.org/\nx' }],
    ['with a name that is none', 'userName', { userName: 'a b' }],
  ])('are refused %s', async (what, fields, body) => {
    const who = await signUp(edge, `r.${what.length}.${fields.length}`);
    const refused = await edit(who, fields, body);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_request']);
  });

  it('are told apart by If-Match where it is given', async () => {
    const ben = await signUp(edge, 'ben');
    await edit(ben, 'bio', { bio: 'one' });
    const etag = (await ben.get('/v1/users/me')).headers.get('etag')!;
    const second = await edit(ben, 'bio', { bio: 'two' }, { 'if-match': etag });
    expect([second.status, second.body.bio]).toEqual([200, 'two']);
    const late = await edit(ben, 'bio', { bio: 'three' }, { 'if-match': etag });
    expect([late.status, late.body.code]).toEqual([412, 'precondition_failed']);
    expect((await ben.get('/v1/users/me')).body.bio).toBe('two');
  });

  it('rename an account: the new name finds it and signs in, and nobody gets the former one', async () => {
    const cid = await signUp(edge, 'cid');
    const renamed = await edit(cid, 'userName', { userName: 'New.Cid' });
    expect([renamed.status, renamed.body.userName]).toEqual([200, 'new.cid']);
    expect((await cid.get('/v1/users/by-name/new.cid')).body.id).toBe(cid.id);
    expect((await cid.get('/v1/users/by-name/cid')).status).toBe(404);
    const signIn = (userName: string) => nobody(edge).post('/v1/sessions', { userName, password: 'correct horse' });
    expect([(await signIn('new.cid')).status, (await signIn('cid')).status]).toEqual([201, 401]);
    const taken = await nobody(edge).post('/v1/accounts', { userName: 'cid', password: 'correct horse' });
    expect([taken.status, taken.body.code]).toEqual([409, 'user_name_taken']);
    expect((await edit(cid, 'userName', { userName: 'cid' })).body.code).toBe('user_name_taken');
    expect(await edge.engine(UserNameClaims).find('cid')).toBeUndefined();
  });

  it('give no name that somebody has, and none of the product’s', async () => {
    const [dan, eve] = [await signUp(edge, 'dan'), await signUp(edge, 'eve')];
    const refused = await edit(dan, 'userName', { userName: 'EVE' });
    expect([refused.status, refused.body.code]).toEqual([409, 'user_name_taken']);
    expect((await edit(dan, 'userName', { userName: 'admin' })).body.code).toBe('user_name_reserved');
    expect((await edit(eve, 'userName', { userName: 'Eve' })).status).toBe(200);
    expect((await dan.get('/v1/users/me')).body.userName).toBe('dan');
  });

  it('give a name to one of two who want it at once', async () => {
    const [one, two] = [await signUp(edge, 'one.of.two'), await signUp(edge, 'two.of.two')];
    const both = await Promise.all([one, two].map((who) => edit(who, 'userName', { userName: 'wanted' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
