import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, likeJpeg, nobody, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';

const MEDIA = '01a1fda9-230f-7000-8d99-d5423a314b33';

describe('texts', () => {
  let edge: EdgeServer;
  let ann: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    ann = await signUp(edge, 'ann');
  });
  afterAll(() => edge.stop());

  const uploads = (count: number): Promise<string[]> =>
    Promise.all(
      Array.from({ length: count }, async () => (await ann.form('/v1/media', [['file', likeJpeg('x')]])).body.id),
    );
  const publish = (body: object) => ann.post('/v1/users/me/posts', body);

  it.each([
    ['Latin', 'x', 201],
    ['quotes', '"', 400],
    ['line breaks', '\n', 400],
    ['Greek', 'ω', 400],
    ['Chinese', '漢', 400],
    ['emoji', '😀', 400],
  ])('of the greatest length in %s are never an error of ours', async (_what, letter, status) => {
    const mediaIds = await uploads(10);
    const longest = (units: number) => letter.repeat(units / letter.length);
    const altTexts = mediaIds.map(() => longest(1_000));
    const made = await publish({ caption: longest(2_200), mediaIds, altTexts });
    expect(made.status).toBe(status);
    const files = mediaIds.map(() => ['file', likeJpeg('y')] as [string, Uint8Array]);
    const form = await ann.form('/v1/users/me/posts', [
      ...files,
      ['caption', longest(2_200)],
      ...altTexts.map((text) => ['altText', text] as [string, string]),
    ]);
    expect(form.status).toBe(status);
  });

  it('that fill an event are taken, and one byte more is refused before anything is claimed', async () => {
    const mediaIds = await uploads(10);
    const altTexts = mediaIds.map((_, index) => (index < 4 ? 'é'.repeat(1_000) : 'x'.repeat(700)));
    const rest = 14_000 - Buffer.byteLength(JSON.stringify(['', altTexts]));
    const refused = await publish({ caption: 'x'.repeat(rest + 1), mediaIds, altTexts });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'body.caption']);
    expect((await publish({ caption: 'x'.repeat(rest), mediaIds, altTexts })).status).toBe(201);
  });

  it.each([
    ['a NUL', '\0', 400],
    ['half a character', '\ud800', 400],
    ['a terminal sequence', '\u001b[31m', 400],
    ['a C1 control', '\u009b', 400],
    ['line breaks and tabs', 'a\r\n\tb', 201],
    ['a change of direction', 'a\u202eb', 201],
    ['an image of HTML', '<img src=x onerror=alert(1)>', 201],
    ['a formula', '=HYPERLINK("x")', 201],
  ])('of a caption with %s', async (_what, caption, status) => {
    const [mediaId] = await uploads(1);
    const made = await publish({ caption, mediaIds: [mediaId] });
    expect(made.status).toBe(status);
    if (status === 201) expect(made.body.caption).toBe(caption);
  });

  it.each([
    ['a line break in a full name', { fullName: 'Ann\nLee' }],
    ['a terminal sequence in a full name', { fullName: '\u001b[31m' }],
    ['a Kelvin sign in a user name', { userName: '\u212aelvin' }],
    ['a Cyrillic letter in a user name', { userName: '\u0430nn' }],
    ['a letter of no width in a user name', { userName: 'ann\u200b' }],
    ['a full-width user name', { userName: 'ａｎｎ' }],
  ])('refuse %s', async (_what, fields) => {
    const refused = await nobody(edge).post('/v1/accounts', {
      userName: 'someone',
      password: 'correct horse',
      ...fields,
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_request']);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', '...'])(
    'make a plain account of the name %s',
    async (name) => {
      const made = await nobody(edge).post('/v1/accounts', { userName: name, password: 'correct horse' });
      expect([made.status, made.body.user.userName]).toEqual([201, name.toLowerCase()]);
      expect((await ann.get(`/v1/users/by-name/${name}`)).body.id).toBe(made.body.user.id);
    },
  );

  it('of a password sign in as they were registered, in their longest spelling too', async () => {
    // One letter of three bytes, which another keyboard sends as four.
    const password = '\u1f82'.repeat(333).normalize('NFD');
    expect((await nobody(edge).post('/v1/accounts', { userName: 'greek', password })).status).toBe(201);
    expect((await nobody(edge).post('/v1/sessions', { userName: 'greek', password })).status).toBe(201);
    const longer = await nobody(edge).post('/v1/sessions', { userName: 'greek', password: 'x'.repeat(1_001) });
    expect(longer.status).toBe(400);
  });

  it.each([
    ['arrays', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['arrays in a field', `{"mediaIds":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['wrong texts', `{"mediaIds":["${MEDIA}"],"altTexts":[${Array(30_000).fill('1').join()}]}`],
    ['wrong ids', `{"mediaIds":[${Array(20_000).fill('""').join()}]}`],
    ['unknown properties', `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":0`).join()}}`],
    ['one long name', `{"${'k'.repeat(60_000)}":0}`],
  ])('of 64 KB of %s are refused in a few words', async (_what, body) => {
    const refused = await ann.post('/v1/users/me/posts', body);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_request']);
    expect(refused.text.length).toBeLessThan(16_000);
  });

  it('that name a part of a form are told in a few words', async () => {
    const refused = await ann.form('/v1/media', [['n'.repeat(50_000), 'x']]);
    expect([refused.status, refused.text.length < 2_000]).toEqual([400, true]);
  });
});
