import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { MediaStore } from '#libs/media';
import { EventLog } from '#libs/stream/ports';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

describe('uploads', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
  });
  afterAll(() => edge.stop());

  const upload = async (content: string): Promise<string> =>
    (await ann.form('/v1/media', [['file', likeJpeg(content)]])).body.id;
  const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

  it('are listed to their owner alone, newest first, page by page, and by state', async () => {
    const ids = [await upload('a'), await upload('b'), await upload('c')].reverse();
    await edge.engine(MediaStore).raise(ids[1]!, 0, 'ready');
    const first = await ann.get('/v1/media?limit=2');
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const rest = await ann.get(`/v1/media?limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    expect(idsOf(rest)).toEqual(ids.slice(2));
    expect(rest.body.nextCursor).toBeNull();
    expect(idsOf(await ann.get('/v1/media?state=ready'))).toEqual([ids[1]]);
    expect(idsOf(await bob.get('/v1/media'))).toEqual([]);
    expect((await ann.get('/v1/media?state=done')).status).toBe(400);
  });

  it('are deleted for good, and no post can take them then', async () => {
    const id = await upload('unwanted');
    expect((await bob.send('DELETE', `/v1/media/${id}`)).body.code).toBe('media_not_found');
    expect((await ann.send('DELETE', `/v1/media/${id}`)).status).toBe(204);
    expect((await ann.get(`/v1/media/${id}`)).status).toBe(404);
    expect(idsOf(await ann.get('/v1/media'))).not.toContain(id);
    expect((await ann.post('/v1/users/me/posts', { mediaIds: [id] })).body.code).toBe('media_not_found');
    expect((await ann.send('DELETE', `/v1/media/${id}`)).status).toBe(404);
  });

  it('stay while a post has them', async () => {
    const id = await upload('posted');
    const { body: post } = await ann.post('/v1/users/me/posts', { mediaIds: [id] });
    const refused = await ann.send('DELETE', `/v1/media/${id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'media_taken']);
    await ann.send('DELETE', `/v1/posts/${post.id}`);
    expect((await ann.send('DELETE', `/v1/media/${id}`)).status).toBe(204);
  });

  it('can be deleted that became no avatar, because the log was away', async () => {
    const id = await upload('nearly an avatar');
    const log = edge.engine(EventLog);
    const json = { body: JSON.stringify({ mediaId: id }), headers: { 'content-type': 'application/json' } };
    log.append = () => Promise.reject(new UnavailableError('away'));
    const failed = await ann.send('PUT', '/v1/users/me/avatar', json);
    Reflect.deleteProperty(log, 'append');
    expect(failed.status).toBe(503);
    expect((await ann.send('DELETE', `/v1/media/${id}`)).status).toBe(204);
  });

  it('stay while they are an avatar', async () => {
    const id = await upload('an avatar');
    const json = { body: JSON.stringify({ mediaId: id }), headers: { 'content-type': 'application/json' } };
    expect((await ann.send('PUT', '/v1/users/me/avatar', json)).status).toBe(200);
    expect((await ann.send('DELETE', `/v1/media/${id}`)).body.code).toBe('media_taken');
  });
});
