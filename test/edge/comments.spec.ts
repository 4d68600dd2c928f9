import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MediaStore } from '#libs/media';
import { CommentStore } from '#libs/post';
import { type Answer, type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const NOTHING = '01a1fda9-230f-7000-8d99-d5423a314b33';

let edge: EdgeServer;
let ann: Caller;
let bob: Caller;
let cleo: Caller;
let path: string;
beforeAll(async () => {
  edge = await startEdge();
  [ann, bob, cleo] = [await signUp(edge, 'ann'), await signUp(edge, 'bob'), await signUp(edge, 'cleo')];
});
afterAll(() => edge.stop());
beforeEach(async () => {
  const { body } = await ann.form('/v1/users/me/posts', [['file', likeJpeg('photo')]]);
  await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
  path = `/v1/posts/${body.id}/comments`;
});

const say = async (who: Caller, text: string, parentId?: string): Promise<string> =>
  (await who.post(path, { text, parentId })).body.id;
const texts = ({ body }: Answer): string[] => body.items.map(({ text }: { text: string }) => text);
const read = async (who: Caller, query = '') => texts(await who.get(`${path}${query}`));

describe('a comment', () => {
  it('is there at once, for everybody who sees the post, as it was answered', async () => {
    const made = await bob.post(path, { text: 'Fine light, @cleo' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      author: { id: bob.id, userName: 'bob', fullName: '', avatar: [] },
      text: 'Fine light, @cleo',
      counts: { likes: 0, replies: 0 },
      viewer: { liked: false },
    });
    expect((await cleo.get(path)).body).toEqual({ items: [made.body], nextCursor: null });
    const row = (await edge.engine(CommentStore).byIds([made.body.id])).get(made.body.id);
    expect(row).toMatchObject({ mentionIds: [cleo.id], postAuthorId: ann.id });
  });

  it('is made once under one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'comment 1' };
    const twice = [await bob.post(path, { text: 'once' }, key), await bob.post(path, { text: 'once' }, key)];
    expect(twice[1]!.body).toEqual(twice[0]!.body);
    expect(await read(bob)).toEqual(['once']);
    expect((await bob.post(path, { text: 'other' }, key)).body.code).toBe('idempotency_key_reused');
  });

  it('is refused where there is nothing to say, too much, no post or no account', async () => {
    for (const text of ['', ' \n', 'x'.repeat(2_201)]) expect((await bob.post(path, { text })).status).toBe(400);
    expect((await bob.post(path, { text: '\u{1f305}'.repeat(2_200) })).status).toBe(201);
    expect((await bob.post(`/v1/posts/${NOTHING}/comments`, { text: 'hi' })).status).toBe(404);
    expect((await nobody(edge).post(path, { text: 'hi' })).status).toBe(401);
  });

  it('is liked by whoever sees it, and told to them at once', async () => {
    const id = await say(bob, 'liked');
    const liked = async (who: Caller) => (await who.get(path)).body.items[0].viewer.liked;
    expect((await cleo.send('PUT', `/v1/comments/${id}/like`)).status).toBe(204);
    expect([await liked(cleo), await liked(bob)]).toEqual([true, false]);
    expect((await cleo.send('DELETE', `/v1/comments/${id}/like`)).status).toBe(204);
    expect(await liked(cleo)).toBe(false);
    expect((await cleo.send('PUT', `/v1/comments/${NOTHING}/like`)).status).toBe(404);
  });

  it('is deleted by its author or the author of the post, and by nobody else', async () => {
    const [first, second] = [await say(bob, 'first'), await say(bob, 'second')];
    expect((await cleo.send('DELETE', `/v1/comments/${first}`)).status).toBe(403);
    expect((await bob.send('DELETE', `/v1/comments/${first}`)).status).toBe(204);
    expect((await ann.send('DELETE', `/v1/comments/${second}`)).status).toBe(204);
    expect(await read(bob)).toEqual([]);
    expect((await bob.send('DELETE', `/v1/comments/${first}`)).status).toBe(404);
  });

  it('is not seen by those between whom and its author there is a block, nor when it is hidden', async () => {
    const id = await say(bob, 'loud');
    await cleo.send('PUT', `/v1/users/${bob.id}/block`);
    expect([await read(cleo), await read(ann)]).toEqual([[], ['loud']]);
    expect((await cleo.send('PUT', `/v1/comments/${id}/like`)).status).toBe(404);
    await cleo.send('DELETE', `/v1/users/${bob.id}/block`);
    await edge.engine(CommentStore).setHidden(id, true, 1);
    expect([await read(cleo), await read(ann), await read(bob)]).toEqual([[], [], ['loud']]);
  });
});

describe('comments', () => {
  it('are read newest first, page by page, each once, while more come', async () => {
    for (const text of ['1', '2', '3']) await say(bob, text);
    const first = await cleo.get(`${path}?limit=2`);
    await say(bob, '4');
    const rest = await cleo.get(`${path}?limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    expect([texts(first), texts(rest), rest.body.nextCursor]).toEqual([['3', '2'], ['1'], null]);
  });

  it('have replies, which are read by themselves, oldest first, and have none', async () => {
    const id = await say(bob, 'parent');
    const other = await say(bob, 'other');
    const reply = await say(cleo, 'r1', id);
    for (const text of ['r2', 'r3']) await say(bob, text, id);
    expect(await read(ann)).toEqual(['other', 'parent']);
    const first = await ann.get(`${path}?parentId=${id}&limit=2`);
    expect(texts(first)).toEqual(['r1', 'r2']);
    expect(first.body.items[0]).toMatchObject({ id: reply, parentId: id });
    expect(await read(ann, `?parentId=${id}&cursor=${encodeURIComponent(first.body.nextCursor)}`)).toEqual(['r3']);
    expect(await read(ann, `?parentId=${other}`)).toEqual([]);
    const deeper = await bob.post(path, { text: 'deeper', parentId: reply });
    expect([deeper.status, deeper.body.errors[0].path]).toEqual([400, 'body.parentId']);
    const { body } = await ann.form('/v1/users/me/posts', [['file', likeJpeg('another')]]);
    expect((await ann.post(`/v1/posts/${body.id}/comments`, { text: 'here?', parentId: id })).status).toBe(404);
    expect((await ann.get(`/v1/posts/${body.id}/comments?parentId=${id}`)).status).toBe(404);
  });

  it('go with their post', async () => {
    const id = await say(bob, 'gone');
    await ann.send('DELETE', path.replace('/comments', ''));
    expect((await bob.get(path)).status).toBe(404);
    expect((await bob.send('PUT', `/v1/comments/${id}/like`)).status).toBe(404);
  });
});
