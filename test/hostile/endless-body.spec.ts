import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { endStalledConnections } from '../../libs/http/src/edge/unread-body.js';
import { type Caller, likeJpeg, nobody, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { formHead, OpenRequest } from './open-request.js';

const CRLF = '\r\n';
const CHUNK = Buffer.concat([Buffer.from(`100000${CRLF}`), Buffer.alloc(0x100000, 'x'), Buffer.from(CRLF)]);
const CHUNKED = 'transfer-encoding: chunked';

describe('a body without an end', () => {
  let edge: EdgeServer;
  let ann: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    ann = await signUp(edge, 'ann');
  });
  afterAll(() => edge.stop());

  /** Sends 1 MB chunks until the server ends it; answers how many it took. */
  async function flood(head: string, start = ''): Promise<{ status: number; megabytes: number }> {
    const request = await OpenRequest.to(edge.address);
    await request.write(head);
    if (start) await request.write(`${Buffer.byteLength(start).toString(16)}${CRLF}${start}${CRLF}`);
    let megabytes = 0;
    for (; megabytes < 200 && !request.isClosed; megabytes++) await request.write(CHUNK);
    request.abort();
    return { status: request.status, megabytes };
  }
  const head = (path: string, rest: string) =>
    ['POST ' + path + ' HTTP/1.1', 'host: x', rest, CHUNKED, CRLF].join(CRLF);
  const part = (rest: string) => `--b${CRLF}content-disposition: form-data; ${rest}`;

  it.each([
    ['nobody', () => head('/v1/media', 'content-type: multipart/form-data; boundary=b'), 401],
    ['a type that is not taken', () => head('/v1/accounts', 'content-type: text/xml'), 415],
    ['a path that is not there', () => head('/nothing', 'content-type: application/json'), 413],
    ['a call that takes none', () => head('/health/live', 'x: y').replace('POST', 'GET'), 200],
  ])('is cut off after the answer: %s', async (_what, request, status) => {
    const seen = await flood(request());
    expect(seen.status).toBe(status);
    expect(seen.megabytes).toBeLessThan(100);
  });

  it.each([
    ['before its first part', ''],
    ['in a text', part(`name="caption"${CRLF}${CRLF}`)],
    ['in the head of a part', part('name="')],
    ['after its last part', `--b--${CRLF}`],
  ])('is refused in a form %s', async (_what, start) => {
    const seen = await flood(formHead(ann, '/v1/users/me/posts', CHUNKED), start);
    expect(seen.status).toBe(413);
    expect(seen.megabytes).toBeLessThan(100);
    expect(edge.blobs.sweepStaging()).toBe(0);
  });

  it('is no file of many chunks', async () => {
    const made = await ann.form('/v1/media', [['file', likeJpeg('x'.repeat(20_000_000))]]);
    expect(made.status).toBe(201);
    expect((await nobody(edge).get('/health/live')).status).toBe(200);
  });
});

describe('a connection on which nothing moves', () => {
  it.each([
    ['with a request that does not arrive', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nx', 'too late'],
    ['after an answer', 'GET / HTTP/1.1\r\nhost: x\r\n\r\n', 'fine'],
  ])('is ended %s', async (_what, sent, said) => {
    const fastify = Fastify({ keepAliveTimeout: 1 });
    fastify.addContentTypeParser('*', (_request, payload, done) => void payload.on('end', () => done(null)).resume());
    fastify.all('/', async () => 'fine');
    endStalledConnections(fastify, 100, (socket) => socket.end('too late'));
    const request = await OpenRequest.to(await fastify.listen({ host: '127.0.0.1', port: 0 }));
    await request.write(sent);
    await request.closed;
    expect(request.text.endsWith(said)).toBe(true);
    await fastify.close();
  });
});
