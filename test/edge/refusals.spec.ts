import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { sendRaw } from './raw-request.js';

const account = { userName: 'ann', password: 'correct horse' };

describe('what no call takes', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  let reader: Caller | undefined;
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
  });
  afterAll(() => edge.stop());

  it.each([
    ['an unknown property', { ...account, admin: true }, 'body.admin'],
    ['a missing property', { userName: 'ann' }, 'body.password'],
    ['a wrong type', { ...account, userName: 7 }, 'body.userName'],
    ['half a character', { ...account, fullName: 'x\ud800' }, 'body.fullName'],
    ['a NUL', { ...account, fullName: 'x\0' }, 'body.fullName'],
    ['an array', [], 'body'],
  ])('names %s in a body', async (_what, body, path) => {
    const refused = await anyone.post('/v1/accounts', body);
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.body).toMatchObject({
      type: '/docs/errors#invalid_request',
      code: 'invalid_request',
      status: 400,
      errors: [{ path, message: expect.any(String) }],
      traceId: refused.headers.get('traceparent')!.slice(3, 35),
    });
  });

  it.each([
    ['broken JSON', '{"userName": ', 'malformed_body', 400],
    ['a prototype', '{"userName":"ann","password":"correct horse","__proto__":{"admin":true}}', 'malformed_body', 400],
    ['a constructor', '{"constructor":{"prototype":{"admin":true}}}', 'malformed_body', 400],
    ['more than 64 KB', JSON.stringify({ userName: 'x'.repeat(65_536) }), 'payload_too_large', 413],
    ['nothing', '', 'invalid_request', 400],
  ])('refuses %s as a body', async (_what, body, code, status) => {
    const refused = await anyone.post('/v1/accounts', body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['POST', '/v1/accounts', { userName: 'ann' }, 'body.password: is missing'],
    ['POST', '/v1/accounts', { ...account, userName: 7 }, 'body.userName: is no string'],
    ['POST', '/v1/sessions', { ...account, userName: 'x'.repeat(101) }, 'body.userName: has 100 characters at most'],
    ['POST', '/v1/views', { postIds: ['7'] }, 'body.postIds.0: is not an id: take it from an answer'],
    ['POST', '/v1/views', { postIds: [] }, 'body.postIds: has 1 item at least'],
    ['GET', '/v1/explore?limit=51', undefined, 'query.limit: is 50 at most'],
    ['PATCH', '/v1/users/me', { bio: '' }, 'query.fields: is missing'],
  ])('says what is wrong with %s %s %o', async (method, path, body, detail) => {
    const caller = method === 'POST' && path !== '/v1/views' ? anyone : (reader ??= await signUp(edge, 'reader'));
    const headers = { 'content-type': 'application/json' };
    const refused = await caller.send(method, path, body && { body: JSON.stringify(body), headers });
    expect([refused.status, refused.body.detail]).toEqual([400, detail]);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const body = Buffer.from([0x22, 0xc3, 0x28, 0x22]);
    const refused = await anyone.send('POST', '/v1/accounts', {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'malformed_body']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'refuses %s where JSON is taken',
    async (type) => {
      const refused = await anyone.post('/v1/accounts', JSON.stringify(account), { 'content-type': type });
      expect([refused.status, refused.body.code]).toEqual([415, 'unsupported_media_type']);
    },
  );

  it.each(['', 'x'.repeat(256), 'caf\u00e9'])('refuses the Idempotency-Key "%s"', async (key) => {
    const refused = await anyone.post('/v1/accounts', account, { 'idempotency-key': key });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'headers.idempotency-key']);
  });

  it.each(['0', '51', 'ten', '', '1&limit=2', '1.5'])('refuses limit=%s', async (limit) => {
    const ann = await signUp(edge, `limit${Buffer.from(limit).toString('hex')}`);
    const refused = await ann.get(`/v1/users/me/feed?limit=${limit}`);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'query.limit']);
  });

  it('refuses a parameter that does not exist, so that none is silently of no effect', async () => {
    const ann = await signUp(edge, 'cursor');
    expect((await ann.get('/v1/users/me/feed?offset=5')).body.errors).toEqual([
      { path: 'query.offset', message: 'is not known here' },
    ]);
  });

  it.each([
    ['/nothing', 404, 'not_found'],
    ['/v1/users/me/feed/', 404, 'not_found'],
    [`/v1/users/${'a'.repeat(500)}`, 404, 'not_found'],
    ['/%zz', 400, 'invalid_request'],
  ])('answers %s with a problem', async (path, status, code) => {
    const refused = await anyone.get(path);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says which methods a path takes', async () => {
    const refused = await anyone.send('PATCH', '/v1/users/me/posts');
    expect([refused.status, refused.body.code]).toEqual([405, 'method_not_allowed']);
    expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    const options = await anyone.send('OPTIONS', '/v1/users/me/posts');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
    expect((await anyone.send('OPTIONS', '/nothing')).status).toBe(404);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['headers of 20 KB', `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', 'POST /v1/accounts HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx'],
  ])('answers %s with a problem on the bare socket', async (_what, bytes) => {
    const { status, head, body } = await sendRaw(edge.address, bytes);
    expect(status).toBe(400);
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('answers HEAD like GET, without the body', async () => {
    const [got, head] = [await anyone.get('/health/ready'), await anyone.send('HEAD', '/health/ready')];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'));
  });
});
