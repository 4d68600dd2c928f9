import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { MediaStore } from '#libs/media';
import { type Caller, likeJpeg, nobody, signUp, signUpAdmin } from './caller.js';
import { newId } from '../contract/ids.js';
import { type EdgeServer, startEdge } from './edge-server.js';

let edge: EdgeServer;
let admin: Caller;
let ann: Caller;
let bob: Caller;
let postId: string;
let commentId: string;
beforeAll(async () => {
  edge = await startEdge();
  admin = await signUpAdmin(edge, 'the.admin');
  [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
});
afterAll(() => edge.stop());
beforeEach(async () => {
  const { body } = await ann.form('/v1/users/me/posts', [
    ['file', likeJpeg('photo')],
    ['caption', 'Buy now'],
  ]);
  postId = body.id;
  await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
  commentId = (await ann.post(`/v1/posts/${postId}/comments`, { text: 'Cheap!' })).body.id;
});

const report = (by: Caller, type: string, id: string, more: object = {}) =>
  by.post('/v1/reports', { subject: { type, id }, reason: 'spam', ...more });
const put = (by: Caller, path: string, body: object) =>
  by.send('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const listed = async (state: string) =>
  (await admin.get(`/v1/admin/reports?state=${state}&limit=50`)).body.items as { id: string; subject: object }[];

describe('reports', () => {
  it('are taken of posts, comments and users, and listed with what they are about, newest first', async () => {
    const made = [
      await report(bob, 'post', postId, { note: 'look at this' }),
      await report(bob, 'comment', commentId),
      await report(bob, 'user', ann.id, { reason: 'impersonation' }),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(made[0]!.body).toMatchObject({ reason: 'spam', note: 'look at this', state: 'open' });
    const open = await listed('open');
    expect(open.slice(0, 3).map(({ id }) => id)).toEqual(made.map(({ body }) => body.id).reverse());
    expect(open.slice(0, 3).map(({ subject }) => subject)).toEqual([
      { type: 'user', id: ann.id, ownerId: ann.id, text: '', hidden: false },
      { type: 'comment', id: commentId, ownerId: ann.id, text: 'Cheap!', hidden: false },
      { type: 'post', id: postId, ownerId: ann.id, text: 'Buy now', hidden: false },
    ]);
    expect(open[0]).toMatchObject({ reporterId: bob.id, state: 'open' });
  });

  it('are one per reporter and subject while they are open', async () => {
    const twice = [await report(bob, 'post', postId), await report(bob, 'post', postId, { reason: 'hate' })];
    expect(twice[1]!.body).toEqual(twice[0]!.body);
    const { id } = twice[0]!.body;
    await put(admin, `/v1/admin/reports/${id}/resolution`, { outcome: 'dismissed', reason: 'harmless' });
    expect((await report(bob, 'post', postId)).body.id).not.toBe(id);
  });

  it('are taken of what the reporter sees, and of nothing else', async () => {
    const cleo = await signUp(edge, `cleo.${postId.slice(-6)}`);
    await cleo.send('PUT', `/v1/users/${bob.id}/block`);
    const hidden = [
      await report(bob, 'post', newId()),
      await report(bob, 'comment', newId()),
      await report(bob, 'user', newId()),
      await report(bob, 'user', cleo.id),
    ];
    expect(hidden.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([404, 'not_found']));
    expect((await report(nobody(edge), 'post', postId)).status).toBe(401);
    expect((await report(bob, 'post', postId, { reason: 'ugly' })).status).toBe(400);
    expect((await report(bob, 'media', postId)).status).toBe(400);
  });

  it('keep the first decision', async () => {
    const { id } = (await report(bob, 'post', postId)).body;
    const path = `/v1/admin/reports/${id}/resolution`;
    const first = await put(admin, path, { outcome: 'upheld', reason: 'it is spam' });
    expect(first.body).toMatchObject({ id, state: 'resolved', resolution: { outcome: 'upheld', byId: admin.id } });
    const second = await put(admin, path, { outcome: 'dismissed', reason: 'changed my mind' });
    expect(second.body).toEqual(first.body);
    expect((await listed('open')).map((one) => one.id)).not.toContain(id);
    expect((await listed('resolved')).map((one) => one.id)).toContain(id);
    expect((await put(bob, path, { outcome: 'upheld', reason: 'mine' })).status).toBe(403);
  });

  it('stay when their subject is gone, and say so', async () => {
    const { id } = (await report(bob, 'comment', commentId)).body;
    await ann.send('DELETE', `/v1/comments/${commentId}`);
    const [found] = (await listed('open')).filter((one) => one.id === id);
    expect(found!.subject).toEqual({ type: 'comment', id: commentId, ownerId: null, text: null, hidden: false });
  });

  it('are read page by page', async () => {
    for (let n = 0; n < 3; n++) await report(bob, 'user', (await signUp(edge, `p${n}.${postId.slice(-6)}`)).id);
    const pages: string[][] = [];
    let cursor = '';
    while (pages.length < 3) {
      const { body } = await admin.get(`/v1/admin/reports?limit=1${cursor}`);
      pages.push(body.items.map(({ id }: { id: string }) => id));
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages.flat()).toEqual((await listed('open')).slice(0, 3).map(({ id }) => id));
  });
});

describe('hiding', () => {
  it('takes a post out of sight of all but its author and administrators, and puts it back', async () => {
    const path = `/v1/admin/posts/${postId}/moderation`;
    expect((await put(admin, path, { hidden: true, reason: 'spam' })).status).toBe(204);
    const seen = async () => [
      (await bob.get(`/v1/posts/${postId}`)).status,
      (await ann.get(`/v1/posts/${postId}`)).status,
      (await admin.get(`/v1/posts/${postId}`)).status,
    ];
    expect(await seen()).toEqual([404, 200, 200]);
    expect((await bob.get(`/v1/users/${ann.id}/posts`)).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      postId,
    );
    await put(admin, path, { hidden: false, reason: 'my mistake' });
    expect(await seen()).toEqual([200, 200, 200]);
    const acts = (await admin.get(`/v1/admin/audit?objectId=${postId}`)).body.items;
    expect(acts.map(({ act, reason, outcome }: Record<string, string>) => [act, reason, outcome])).toEqual([
      ['moderatePost', 'my mistake', 'done'],
      ['moderatePost', 'spam', 'done'],
    ]);
  });

  it('takes a comment out of sight, and puts it back', async () => {
    const path = `/v1/admin/comments/${commentId}/moderation`;
    const texts = async (who: Caller) =>
      (await who.get(`/v1/posts/${postId}/comments`)).body.items.map(({ text }: { text: string }) => text);
    expect(await texts(bob)).toEqual(['Cheap!']);
    expect((await put(admin, path, { hidden: true, reason: 'spam' })).status).toBe(204);
    expect(await texts(bob)).toEqual([]);
    await put(admin, path, { hidden: false, reason: 'harmless' });
    expect(await texts(bob)).toEqual(['Cheap!']);
  });

  it('takes along what was replied to a comment', async () => {
    const reply = await bob.post(`/v1/posts/${postId}/comments`, { text: 'Is it?', parentId: commentId });
    const path = `/v1/comments/${reply.body.id}/like`;
    const cid = await signUp(edge, 'cid');
    expect((await cid.send('PUT', path)).status).toBe(204);
    await put(admin, `/v1/admin/comments/${commentId}/moderation`, { hidden: true, reason: 'spam' });
    expect((await cid.send('DELETE', path)).status).toBe(404);
    expect((await report(cid, 'comment', reply.body.id)).status).toBe(404);
    expect((await bob.send('DELETE', `/v1/comments/${reply.body.id}`)).status).toBe(204);
  });

  it('survives an edit by the author', async () => {
    await put(admin, `/v1/admin/posts/${postId}/moderation`, { hidden: true, reason: 'spam' });
    const { headers } = await ann.get(`/v1/posts/${postId}`);
    const edit = {
      body: JSON.stringify({ caption: 'Buy later' }),
      headers: { 'content-type': 'application/json', 'if-match': headers.get('etag')! },
    };
    expect((await ann.send('PATCH', `/v1/posts/${postId}?fields=caption`, edit)).status).toBe(200);
    expect((await bob.get(`/v1/posts/${postId}`)).status).toBe(404);
  });
});

describe('a suspension', () => {
  it('takes effect on the very next call, hides what they made, and stands in the audit with its reason', async () => {
    const name = `eve.${postId.slice(-6)}`;
    const eve = await signUp(edge, name);
    const path = `/v1/admin/users/${eve.id}/suspension`;
    expect((await put(admin, path, { suspended: true, reason: 'sells spam' })).status).toBe(200);
    expect((await eve.get('/v1/users/me')).status).toBe(401);
    expect((await bob.get(`/v1/users/${eve.id}`)).status).toBe(404);
    expect((await edge.engine(UserStore).standing(eve.id)).suspended).toBe(true);
    const [line] = (await admin.get(`/v1/admin/audit?objectId=${eve.id}`)).body.items;
    expect(line).toMatchObject({
      act: 'setSuspension',
      object: { kind: 'user', id: eve.id },
      reason: 'sells spam',
      outcome: 'done',
    });
  });
});
