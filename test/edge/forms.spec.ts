import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitUntil } from '../processes/wait-until.js';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { sendRaw } from './raw-request.js';

const CRLF = '\r\n';

describe('forms', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
  });
  afterAll(() => edge.stop());

  const upload = (who: Caller, content: string, headers?: Record<string, string>) =>
    who.form('/v1/media', [['file', likeJpeg(content)]], headers);
  /** A request written by hand: the parts as they are, with a length that fits or as told. */
  const byHand = (
    parts: string,
    { type = 'multipart/form-data; boundary=b', length = Buffer.byteLength(parts) } = {},
  ) =>
    [
      `POST /v1/media HTTP/1.1${CRLF}host: x${CRLF}authorization: Bearer ${ann.token}${CRLF}`,
      `content-type: ${type}${CRLF}content-length: ${length}${CRLF}${CRLF}`,
      parts,
    ].join('');
  const disposition = (rest: string) => `--b${CRLF}content-disposition: form-data${rest}${CRLF}${CRLF}`;

  it('takes a photo, and shows it to its owner alone', async () => {
    const made = await upload(ann, 'one');
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      kind: 'image',
      state: 'processing',
      progress: 0,
      width: null,
      height: null,
      placeholder: null,
      altText: '',
      renditions: [],
    });
    expect((await ann.get(`/v1/media/${made.body.id}`)).body).toEqual(made.body);
    const stranger = await bob.get(`/v1/media/${made.body.id}`);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'media_not_found']);
  });

  it('streams a file that is far above the limit for JSON', async () => {
    const made = await upload(ann, 'x'.repeat(5_000_000));
    expect(edge.blobs.bytesOf(`media/${made.body.id}/original`)).toHaveLength(5_000_003);
  });

  it('makes one media for one Idempotency-Key; another file under it is refused', async () => {
    const key = { 'idempotency-key': 'upload 1' };
    const [first, again] = [await upload(ann, 'same', key), await upload(ann, 'same', key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await upload(ann, 'other', key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await upload(bob, 'same', key)).body.id).not.toBe(first.body.id);
  });

  it.each([
    ['no file', [], 400, 'file_missing'],
    ['a text where the file belongs', [['file', 'text']], 400, 'file_missing'],
    ['an empty file', [['file', Buffer.alloc(0)]], 422, 'file_empty'],
    ['a file that is no JPEG', [['file', Buffer.from('GIF89a')]], 415, 'file_type_unsupported'],
    [
      'two files',
      [
        ['file', likeJpeg('1')],
        ['file', likeJpeg('2')],
      ],
      400,
      'invalid_request',
    ],
    ['a part that is not known', [['caption', 'x']], 400, 'invalid_request'],
    ['a file under another name', [['photo', likeJpeg('1')]], 400, 'invalid_request'],
    [
      'a part named __proto__',
      [
        ['__proto__', 'x'],
        ['file', likeJpeg('1')],
      ],
      400,
      'invalid_request',
    ],
  ] as [string, [string, string | Uint8Array][], number, string][])(
    'refuses %s',
    async (_what, parts, status, code) => {
      const refused = await ann.form('/v1/media', parts);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
      expect(edge.blobs.sweepStaging()).toBe(0);
    },
  );

  it('refuses a file above 50 MB while it arrives', async () => {
    const refused = await upload(ann, 'x'.repeat(50_000_001));
    expect([refused.status, refused.body.code]).toEqual([413, 'file_too_large']);
    expect(edge.blobs.sweepStaging()).toBe(0);
  });

  it.each([
    ['ends inside a file', `${disposition('; name="file"; filename="a.jpg"')}\xff\xd8\xff`, 'malformed_body'],
    ['ends inside a header', `--b${CRLF}content-dispo`, 'malformed_body'],
    ['never begins', 'no boundary at all', 'malformed_body'],
    ['has an empty part name', `${disposition('; name=""')}x${CRLF}--b--${CRLF}`, 'invalid_request'],
    ['has a part without a name', `${disposition('')}x${CRLF}--b--${CRLF}`, 'invalid_request'],
  ])('refuses a form that %s', async (_what, parts, code) => {
    const { status, body } = await sendRaw(edge.address, byHand(parts));
    expect([status, JSON.parse(body).code]).toEqual([400, code]);
    expect(edge.blobs.sweepStaging()).toBe(0);
  });

  it('refuses a form that names no boundary', async () => {
    const { status, body } = await sendRaw(edge.address, byHand('x', { type: 'multipart/form-data' }));
    expect([status, JSON.parse(body).code]).toEqual([400, 'malformed_body']);
  });

  it('refuses JSON where a file is taken', async () => {
    const refused = await ann.post('/v1/media', {});
    expect([refused.status, refused.body.code]).toEqual([415, 'unsupported_media_type']);
    expect(refused.body.detail).toContain('multipart/form-data');
  });

  it('asks to sign in before it reads the file', async () => {
    const parts = `POST /v1/media HTTP/1.1${CRLF}host: x${CRLF}content-type: multipart/form-data; boundary=b${CRLF}`;
    const { status } = await sendRaw(edge.address, `${parts}content-length: 1000000${CRLF}${CRLF}--b`);
    expect(status).toBe(401);
  });

  it('leaves nothing behind of an upload that its sender gives up', async () => {
    const before = edge.blobs.paths().length;
    const gone = new AbortController();
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(`${disposition('; name="file"; filename="a.jpg"')}\xff\xd8\xff`, 'latin1'));
        setTimeout(() => gone.abort(), 50);
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const init = { body: slow, headers, signal: gone.signal, duplex: 'half' } as RequestInit;
    await expect(ann.send('POST', '/v1/media', init)).rejects.toThrow();
    await waitUntil(async () => edge.logger.lines.some(({ fields }) => fields['status'] === 499));
    expect([edge.blobs.paths().length, edge.blobs.sweepStaging()]).toEqual([before, 0]);
    expect(edge.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
