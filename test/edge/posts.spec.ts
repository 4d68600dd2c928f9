import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('publishing', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
  });
  afterAll(() => edge.stop());

  const upload = async (who: Caller, content: string): Promise<string> =>
    (await who.form('/v1/media', [['file', likeJpeg(content)]])).body.id;
  const publish = (who: Caller, body: unknown, headers?: Record<string, string>) =>
    who.post('/v1/users/me/posts', body, headers);

  it('takes photos and words in one form, in the order of the form', async () => {
    const { status, body } = await ann.form('/v1/users/me/posts', [
      ['altText', 'a lake'],
      ['file', likeJpeg('first')],
      ['caption', 'Two of them'],
      ['file', likeJpeg('second')],
      ['altText', 'a hill'],
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      caption: 'Two of them',
      author: { id: ann.id, userName: 'ann' },
      audience: 'account',
    });
    expect(body.publishAt).toBe(body.createdAt);
    expect(body.media.map(({ altText, state }: { altText: string; state: string }) => [altText, state])).toEqual([
      ['a lake', 'processing'],
      ['a hill', 'processing'],
    ]);
    const original = edge.blobs.bytesOf(`media/${body.media[0].id}/original`);
    expect(original.toString('latin1')).toContain('first');
  });

  it('takes media that were uploaded before', async () => {
    const mediaIds = [await upload(ann, 'a'), await upload(ann, 'b')];
    const { status, body } = await publish(ann, { caption: 'Later', mediaIds, altTexts: ['', 'b'] });
    expect(status).toBe(201);
    expect(body.media.map(({ id }: { id: string }) => id)).toEqual(mediaIds);
    expect((await ann.get(`/v1/posts/${body.id}`)).body).toEqual(body);
    expect((await ann.get('/v1/users/me/posts')).body.items[0]).toEqual(body);
  });

  it('publishes once under one Idempotency-Key, as a form and as JSON', async () => {
    const key = { 'idempotency-key': 'post 1' };
    const parts: [string, string | Uint8Array][] = [
      ['file', likeJpeg('same')],
      ['file', likeJpeg('same')],
      ['caption', 'Once'],
    ];
    const forms = [await ann.form('/v1/users/me/posts', parts, key), await ann.form('/v1/users/me/posts', parts, key)];
    expect(forms.map(({ status }) => status)).toEqual([201, 201]);
    expect(forms[1]!.body).toEqual(forms[0]!.body);
    const wanted = { mediaIds: [await upload(ann, 'json')] };
    const again = { 'idempotency-key': 'post 2' };
    const posts = [await publish(ann, wanted, again), await publish(ann, wanted, again)];
    expect(posts[1]!.body).toEqual(posts[0]!.body);
    const other = await publish(ann, { ...wanted, caption: 'Other' }, again);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('gives a media to one post', async () => {
    const mediaIds = [await upload(ann, 'taken')];
    await publish(ann, { mediaIds });
    const refused = await publish(ann, { mediaIds });
    expect([refused.status, refused.body.code]).toEqual([409, 'media_taken']);
  });

  it("refuses a stranger's media as if there were none", async () => {
    const refused = await publish(bob, { mediaIds: [await upload(ann, 'hers')] });
    expect([refused.status, refused.body.code]).toEqual([404, 'media_not_found']);
  });

  it('publishes for nobody else', async () => {
    const refused = await ann.post(`/v1/users/${bob.id}/posts`, { mediaIds: [await upload(ann, 'for bob')] });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect((await ann.get(`/v1/users/${bob.id}/feed`)).status).toBe(403);
  });

  const id = '01a1fda9-230f-7000-8d99-d5423a314b33';
  it.each([
    ['no media', { mediaIds: [] }, 'body.mediaIds'],
    ['a media twice', { mediaIds: [id, id] }, 'body.mediaIds'],
    ['more texts than media', { mediaIds: [id], altTexts: ['', ''] }, 'body.altTexts'],
    ['a caption of 2,201 characters', { mediaIds: [id], caption: 'x'.repeat(2_201) }, 'body.caption'],
    ['an audience', { mediaIds: [id], audience: 'public' }, 'body.audience'],
  ])('refuses %s', async (_what, body, path) => {
    const refused = await publish(ann, body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
  });

  it.each([
    ['no file', [['caption', 'x']], 400, 'file_missing'],
    ['eleven files', Array.from({ length: 11 }, () => ['file', likeJpeg('x')]), 400, 'invalid_request'],
    [
      'two captions',
      [
        ['file', likeJpeg('x')],
        ['caption', 'a'],
        ['caption', 'b'],
      ],
      400,
      'invalid_request',
    ],
    [
      'more texts than files',
      [
        ['file', likeJpeg('x')],
        ['altText', 'a'],
        ['altText', 'b'],
      ],
      400,
      'invalid_request',
    ],
    [
      'a caption of 20 KB',
      [
        ['file', likeJpeg('x')],
        ['caption', 'x'.repeat(20_000)],
      ],
      413,
      'payload_too_large',
    ],
  ] as [string, [string, string | Uint8Array][], number, string][])(
    'refuses a form with %s',
    async (_what, parts, status, code) => {
      const refused = await ann.form('/v1/users/me/posts', parts);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
    },
  );
});
