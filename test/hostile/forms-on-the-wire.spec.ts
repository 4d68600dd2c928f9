import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, likeJpeg, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { sendRaw } from '../edge/raw-request.js';

const CRLF = '\r\n';
const FORM = 'multipart/form-data; boundary=b';
const photo = likeJpeg('photo').toString();

function part(rest: string, value: string): string {
  return `--b${CRLF}content-disposition: form-data; ${rest}${CRLF}${CRLF}${value}${CRLF}`;
}

describe('a form, byte by byte', () => {
  let edge: EdgeServer;
  let ann: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    ann = await signUp(edge, 'ann');
  });
  afterAll(() => edge.stop());

  /** Sends it, and answers status and code; the next good request has to be served. */
  async function send(headers: readonly string[], ...body: readonly (string | Uint8Array)[]) {
    const lines = ['POST /v1/users/me/posts HTTP/1.1', 'host: x', `authorization: Bearer ${ann.token}`, ...headers];
    const answer = await sendRaw(edge.address, lines.join(CRLF) + CRLF + CRLF, ...body);
    expect((await ann.form('/v1/media', [['file', likeJpeg('good')]])).status).toBe(201);
    expect(edge.blobs.sweepStaging()).toBe(0);
    expect(edge.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
    return [answer.status, /"code":"(\w+)"/.exec(answer.body)?.[1]];
  }
  const whole = (body: string, type = FORM) =>
    send([`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`], body);
  const file = (rest: string) => part(`name="file"; ${rest}`, 'no photo');

  it.each([
    ['ends inside its last boundary', `${part('name="caption"', 'x')}--b-`, 400, 'malformed_body'],
    ['ends inside the first', '--', 400, 'malformed_body'],
    ['is its last boundary alone', `--b--${CRLF}`, 400, 'file_missing'],
    ['is empty', '', 400, 'file_missing'],
    ['has 10,000 fields', part('name="caption"', 'x').repeat(10_000), 413, 'payload_too_large'],
    ['has 10,000 unknown fields', part('name="x"', 'x').repeat(10_000), 400, 'invalid_request'],
    ['has a name of 900 KB', `${part(`name="${'n'.repeat(900_000)}"`, 'x')}--b--`, 400, 'invalid_request'],
    [
      'has a part with 5,000 headers',
      `--b${CRLF}${`x: y${CRLF}`.repeat(5_000)}${CRLF}x${CRLF}--b--`,
      400,
      'file_missing',
    ],
    ['has a nested name', `${part('name="a[b][c][__proto__]"', 'x')}--b--`, 400, 'invalid_request'],
    ['has a name of a prototype', `${part('name="constructor"', 'x')}--b--`, 400, 'invalid_request'],
    ['has a path for a file name', `${file('filename="../../etc/passwd"')}--b--`, 415, 'file_type_unsupported'],
    ['has an empty file name', `${file('filename=""')}--b--`, 415, 'file_type_unsupported'],
    ['has a file name in no alphabet', `${file("filename*=klingon''x")}--b--`, 415, 'file_type_unsupported'],
    [
      'has a file name with NUL, CR and LF',
      `${file("filename*=UTF-8''a%00%0d%0aSet-Cookie")}--b--`,
      400,
      'file_missing',
    ],
  ])('that %s', async (_what, body, status, code) => {
    expect(await whole(body)).toEqual([status, code]);
  });

  it.each([
    ['an empty boundary', 'multipart/form-data; boundary=', 400, 'malformed_body'],
    ['a boundary of 5,000 characters', `multipart/form-data; boundary=${'b'.repeat(5_000)}`, 400, 'malformed_body'],
    ['another multipart', 'multipart/mixed; boundary=b', 415, 'unsupported_media_type'],
    ['a type that only begins like it', 'multipart/form-dataX; boundary=b', 415, 'unsupported_media_type'],
  ])('of %s', async (_what, type, status, code) => {
    expect(await whole(part('name="caption"', photo), type)).toEqual([status, code]);
  });

  const chunk = (size: string) => `${size}${CRLF}hello${CRLF}0${CRLF}${CRLF}`;
  it.each([
    ['a length that is less than the body', ['content-length: 3'], `--b--${CRLF}${CRLF}`],
    ['a negative length', ['content-length: -1'], ''],
    ['a length of thirty digits', [`content-length: ${'9'.repeat(30)}`], ''],
    ['a length and chunks', ['content-length: 5', 'transfer-encoding: chunked'], chunk('5')],
    ['a chunk of no number', ['transfer-encoding: chunked'], chunk('zz')],
    ['a chunk that is longer than it says', ['transfer-encoding: chunked'], chunk('2')],
    ['a chunk extension of 20 KB', ['transfer-encoding: chunked'], chunk(`5;${'x'.repeat(20_000)}`)],
    ['a trailer of 30 KB', ['transfer-encoding: chunked'], `0${CRLF}x: ${'y'.repeat(30_000)}${CRLF}${CRLF}`],
  ])('with %s', async (_what, headers, body) => {
    expect((await send([`content-type: ${FORM}`, ...headers], body))[0]).toBe(400);
  });
});

describe('a path, byte by byte', () => {
  let edge: EdgeServer;
  beforeAll(async () => {
    edge = await startEdge();
    const source = (async function* () {
      yield Buffer.from('secret');
    })();
    await edge.blobs.publish((await edge.blobs.stage(source, 100)).stagingId, `media/${MEDIA}/original`);
  });
  afterAll(() => edge.stop());

  const MEDIA = '01a1fda9-230f-7000-8d99-d5423a314b33';
  const FILE = `0.${'a'.repeat(64)}`;
  it.each([
    `/media/${MEDIA}/original`,
    `/media/${MEDIA}/original/${FILE}`,
    `/media/${MEDIA}/jpeg-320/..%2foriginal`,
    `/media/${MEDIA}/jpeg-320/%2e%2e%2foriginal`,
    `/media/${MEDIA}/..%2f${MEDIA}/${FILE}`,
    `/media/${MEDIA}/jpeg-320/${FILE}%00`,
    `/media/${MEDIA}/jpeg-320/../original`,
    `/media/%2e%2e/%2e%2e/etc%2fpasswd`,
    `/media//${MEDIA}/original`,
    `/media/${MEDIA.toUpperCase()}/jpeg-320/${FILE}`,
    `/media/${MEDIA}/jpeg-320/${'9'.repeat(40)}`,
    '/media/C:%5cwindows/x/y',
    '/docs/..%2f..%2fpackage.json',
  ])('%s is nothing', async (path) => {
    const answer = await sendRaw(edge.address, `GET ${path} HTTP/1.1${CRLF}host: x${CRLF}${CRLF}`);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
    expect(answer.head).toContain('application/problem+json');
  });
});
