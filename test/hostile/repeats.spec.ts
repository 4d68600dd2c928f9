import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { EventLog } from '#libs/stream/ports';
import { type Answer, type Caller, likeJpeg, nobody, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';

describe('requests that come more than once', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeEach(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
  });
  afterEach(() => edge.stop());

  const key = { 'idempotency-key': 'the same' };
  const upload = (who: Caller, headers?: Record<string, string>) =>
    who.form('/v1/media', [['file', likeJpeg('x')]], headers);
  const publish = (who: Caller, body: object, headers?: Record<string, string>) =>
    who.post('/v1/users/me/posts', body, headers);
  const atOnce = (count: number, ask: (index: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
  const statuses = (answers: readonly Answer[]) =>
    Object.fromEntries(
      [...new Set(answers.map(({ status }) => status))].map((status) => [
        status,
        answers.filter((answer) => answer.status === status).length,
      ]),
    );
  const different = (answers: readonly Answer[]) => new Set(answers.map(({ text }) => text)).size;

  it('make one media of 100 uploads at once under one key', async () => {
    const answers = await atOnce(100, () => upload(ann, key));
    expect([statuses(answers), different(answers), edge.blobs.paths().length]).toEqual([{ 201: 100 }, 1, 1]);
    expect(edge.blobs.sweepStaging()).toBe(0);
  });

  it('make one post of 100 at once under one key', async () => {
    const { id } = (await upload(ann)).body;
    const answers = await atOnce(100, () => publish(ann, { mediaIds: [id] }, key));
    expect([statuses(answers), different(answers)]).toEqual([{ 201: 100 }, 1]);
    expect((await ann.get('/v1/users/me/posts')).body.items).toHaveLength(1);
  });

  it('make one account of 50 at once under one key, and of 50 without a key', async () => {
    const wanted = { userName: 'often', password: 'correct horse' };
    const keyed = await atOnce(50, () => nobody(edge).post('/v1/accounts', wanted, key));
    expect(statuses(keyed)).toEqual({ 201: 50 });
    expect(new Set(keyed.map(({ body }) => body.user.id)).size).toBe(1);
    const free = await atOnce(50, () => nobody(edge).post('/v1/accounts', { ...wanted, userName: 'first' }));
    expect(free.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    const made = free.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.user.id)).size).toBe(1);
    const late = await nobody(edge).post('/v1/accounts', { ...wanted, userName: 'first' });
    expect([late.status, late.body.code]).toEqual([409, 'user_name_taken']);
  });

  it('make the account that was asked for again, without a key too, when the log did not take it', async () => {
    const log = edge.engine(EventLog);
    const append = log.append.bind(log);
    log.append = () => Promise.reject(new UnavailableError('planted'));
    const wanted = { userName: 'patient', password: 'correct horse' };
    expect((await nobody(edge).post('/v1/accounts', wanted)).status).toBe(503);
    log.append = append;
    const stranger = await nobody(edge).post('/v1/accounts', { ...wanted, password: 'another horse' });
    expect([stranger.status, stranger.body.code]).toEqual([409, 'user_name_taken']);
    expect((await nobody(edge).post('/v1/accounts', wanted)).status).toBe(201);
    expect((await nobody(edge).post('/v1/accounts', wanted)).status).toBe(409);
  });

  it('give a media to one of two posts that want it at once, and all of a list or none', async () => {
    const [one, two] = [(await upload(ann)).body.id, (await upload(ann)).body.id];
    const answers = await atOnce(4, (index) =>
      publish(ann, { mediaIds: [[one, two], [two, one], [one], [two]][index] }),
    );
    expect(statuses(answers)).toEqual({ 201: 1, 409: 3 });
  });

  it('keep the keys of two users and of two routes apart', async () => {
    const [hers, his] = [await upload(ann, key), await upload(bob, key)];
    expect(hers.body.id).not.toBe(his.body.id);
    expect((await publish(ann, { mediaIds: [hers.body.id] }, key)).status).toBe(201);
  });

  it('refuse a key that comes back as a form instead of JSON', async () => {
    expect((await publish(ann, { mediaIds: [(await upload(ann)).body.id] }, key)).status).toBe(201);
    const form = await ann.form('/v1/users/me/posts', [['file', likeJpeg('y')]], key);
    expect([form.status, form.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it.each([
    ['was surely not taken', new UnavailableError('away')],
    ['was maybe taken', new OutcomeUnknownError('silent')],
  ])('publish without a key what the log %s the first time', async (_what, error) => {
    const wanted = { caption: 'again', mediaIds: [(await upload(ann)).body.id] };
    const log = edge.engine(EventLog);
    const append = log.append.bind(log);
    log.append = () => Promise.reject(error);
    expect((await publish(ann, wanted)).status).toBe(503);
    log.append = append;
    expect((await publish(ann, wanted)).status).toBe(201);
    expect((await publish(ann, wanted)).body.code).toBe('media_taken');
    expect((await ann.get('/v1/users/me/posts')).body.items).toHaveLength(1);
  });

  it('end a session for all but one of 20 that trade its refresh token at once', async () => {
    const { refreshToken } = (await nobody(edge).post('/v1/sessions', { userName: 'ann', password: 'correct horse' }))
      .body;
    const answers = await atOnce(20, () => nobody(edge).post('/v1/sessions/refresh', { refreshToken }));
    expect(statuses(answers)).toEqual({ 200: 1, 401: 19 });
    const won = answers.find(({ status }) => status === 200)!.body.refreshToken;
    expect((await nobody(edge).post('/v1/sessions/refresh', { refreshToken: won })).status).toBe(401);
  });

  it('leave a storm of follows as the last of them said', async () => {
    await atOnce(200, (index) => ann.send(index % 2 ? 'PUT' : 'DELETE', `/v1/users/${bob.id}/follow`));
    for (const [method, following] of [
      ['PUT', true],
      ['DELETE', false],
    ] as const) {
      expect((await ann.send(method, `/v1/users/${bob.id}/follow`)).status).toBe(204);
      expect((await ann.get(`/v1/users/${bob.id}`)).body.viewer).toMatchObject({ following });
    }
  });
});
