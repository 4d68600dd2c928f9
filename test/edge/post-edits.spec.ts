import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MediaStore } from '#libs/media';
import { PostStore } from '#libs/post';
import { type Answer, type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

let edge: EdgeServer;
let ann: Caller;
let bob: Caller;
let post: Answer;
beforeAll(async () => {
  edge = await startEdge();
  [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
});
afterAll(() => edge.stop());
beforeEach(async () => {
  const parts: [string, string | Uint8Array][] = [
    ['caption', 'First light'],
    ['file', likeJpeg('one')],
    ['altText', 'a lake'],
  ];
  const { body } = await ann.form('/v1/users/me/posts', parts);
  await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
  post = await ann.get(`/v1/posts/${body.id}`);
});

const tagOf = ({ headers }: Answer) => headers.get('etag')!;
const edit = (who: Caller, fields: string, body: unknown, tag: string | null = tagOf(post), id = post.body.id) =>
  who.send('PATCH', `/v1/posts/${id}?fields=${fields}`, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(tag !== null && { 'if-match': tag }) },
  });

describe('an edit', () => {
  it('changes what it names and nothing else, and is read back by everybody', async () => {
    const place = { name: 'Pier 3', lat: 1, lon: 2 };
    const placed = await edit(ann, 'place', { place });
    expect([placed.status, placed.body.place, placed.body.caption]).toEqual([200, place, 'First light']);
    const worded = await edit(ann, 'caption,altTexts', { caption: 'Dusk #sea', altTexts: ['a sea'] }, tagOf(placed));
    expect(worded.body).toMatchObject({ caption: 'Dusk #sea', place, media: [{ altText: 'a sea' }] });
    expect(Date.parse(worded.body.editedAt)).toBeGreaterThanOrEqual(Date.parse(post.body.createdAt));
    expect((await bob.get(`/v1/posts/${post.body.id}`)).body).toEqual(worded.body);
    const bare = await edit(ann, 'place', { caption: 'not named', place: null }, tagOf(worded));
    expect(bare.body).not.toHaveProperty('place');
    expect(bare.body.caption).toBe('Dusk #sea');
  });

  it('is refused over a version that it does not name, also where both come at once', async () => {
    const both = await Promise.all([edit(ann, 'caption', { caption: 'a' }), edit(ann, 'caption', { caption: 'b' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = await edit(ann, 'caption', { caption: 'late' });
    expect([late.status, late.body.code]).toEqual([412, 'precondition_failed']);
    expect((await edit(ann, 'caption', { caption: 'c' }, '"x"')).status).toBe(412);
    const blind = await edit(ann, 'caption', { caption: 'c' }, null);
    expect([blind.status, blind.body.code]).toEqual([428, 'precondition_required']);
    expect((await edit(ann, 'caption', { caption: 'c' }, '*')).status).toBe(200);
  });

  it('is not stopped by what others do to the post meanwhile', async () => {
    await bob.send('PUT', `/v1/posts/${post.body.id}/like`);
    expect((await edit(ann, 'caption', { caption: 'liked' })).status).toBe(200);
  });

  it.each([
    ['without a mask', '', { caption: 'x' }, 'query.fields'],
    ['of a field that there is not', 'media', {}, 'query.fields'],
    ['of a part of a place', 'place(name)', { place: null }, 'query.fields'],
    ['that names what it does not have', 'caption', {}, 'body.caption'],
    ['with more texts than media', 'altTexts', { altTexts: ['', ''] }, 'body.altTexts'],
    ['with more text than an event takes', 'altTexts', { altTexts: ['\u{1f305}'.repeat(1_001)] }, 'body.altTexts.0'],
    ['of the audience', 'caption', { caption: '', audience: 'account' }, 'body.audience'],
  ])('%s is refused', async (_what, fields, body, path) => {
    const refused = await edit(ann, fields, body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
  });

  it('is its author’s alone', async () => {
    expect((await edit(bob, 'caption', { caption: 'mine' })).status).toBe(404);
    expect((await edit(ann, 'caption', { caption: 'x' }, '*', '01a1fda9-230f-7000-8d99-d5423a314b33')).status).toBe(
      404,
    );
  });
});

describe('a post that the caller has', () => {
  it('is not sent again, until anything in it changes', async () => {
    const path = `/v1/posts/${post.body.id}`;
    const again = await ann.get(path, { 'if-none-match': tagOf(post) });
    expect([again.status, again.text, tagOf(again)]).toEqual([304, '', tagOf(post)]);
    await ann.send('PUT', `${path}/like`);
    expect((await ann.get(path, { 'if-none-match': tagOf(post) })).body.viewer.liked).toBe(true);
  });
});

describe('a deleted post', () => {
  it('is gone from everywhere at once, for good', async () => {
    const path = `/v1/posts/${post.body.id}`;
    expect((await bob.send('DELETE', path)).status).toBe(404);
    expect((await ann.send('DELETE', path)).status).toBe(204);
    for (const who of [ann, bob]) expect((await who.get(path)).status).toBe(404);
    expect((await ann.get('/v1/users/me/posts')).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      post.body.id,
    );
    expect((await bob.send('PUT', `${path}/like`)).status).toBe(404);
    expect((await edit(ann, 'caption', { caption: 'back' }, '*')).status).toBe(404);
    expect((await ann.send('DELETE', path)).status).toBe(404);
    expect((await edge.engine(PostStore).deleted([post.body.id])).size).toBe(1);
  });
});
