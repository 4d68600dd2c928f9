import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '#libs/stream/ports';
import { decodeEvent } from '#libs/stream';
import { type Answer, type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { publish, uploadDone } from './published.js';

describe('avatars', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let ben: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, ben] = [await signUp(edge, 'ann'), await signUp(edge, 'ben')];
  });
  afterAll(() => edge.stop());

  const send = (who: Caller, method: string, path: string, body: unknown): Promise<Answer> =>
    who.send(method, path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const set = (who: Caller, mediaId: string) => send(who, 'PUT', '/v1/users/me/avatar', { mediaId });
  const avatarOf = async (who: Caller, viewer: Caller) => (await viewer.get(`/v1/users/${who.id}`)).body.avatar;

  it('are seen by everybody, by plain URLs, also of a private account', async () => {
    const photo = await uploadDone(edge, ann, 'a face');
    const answer = await set(ann, photo.mediaId);
    expect([answer.status, answer.body.avatar]).toEqual([
      200,
      [expect.objectContaining({ url: photo.path, width: 320 })],
    ]);
    await send(ann, 'PATCH', '/v1/users/me?fields=isPrivate', { isPrivate: true });
    expect(await avatarOf(ann, ben)).toEqual(answer.body.avatar);
    expect((await fetch(edge.address + photo.path)).status).toBe(200);
    expect((await ben.get('/v1/users/me?fields=avatar')).body).toEqual({ avatar: [] });
  });

  it('are deleted when another takes their place, or none does', async () => {
    const deleted: string[] = [];
    const end = await edge.engine(EventLog).tail(['media'], (record) => {
      const event = decodeEvent(record)?.event;
      if (event?.type === 'media.deleted') deleted.push(event.data.mediaId);
    });
    const cid = await signUp(edge, 'cid');
    const [one, two] = [await uploadDone(edge, cid, 'one'), await uploadDone(edge, cid, 'two')];
    await set(cid, one.mediaId);
    await set(cid, one.mediaId);
    expect((await set(cid, two.mediaId)).body.avatar[0].url).toBe(two.path);
    expect((await cid.send('DELETE', '/v1/users/me/avatar')).status).toBe(204);
    expect((await cid.send('DELETE', '/v1/users/me/avatar')).status).toBe(204);
    expect(await avatarOf(cid, ben)).toEqual([]);
    expect(deleted).toEqual([one.mediaId, two.mediaId]);
    expect((await set(cid, one.mediaId)).status).toBe(404);
    end();
  });

  it('stand beside the author of a post and of a comment, by plain URLs, where they are asked for', async () => {
    const dan = await signUp(edge, 'dan');
    const face = await uploadDone(edge, dan, 'the face of dan');
    await set(dan, face.mediaId);
    await send(dan, 'PATCH', '/v1/users/me?fields=isPrivate', { isPrivate: true });
    const { id: postId } = await publish(edge, dan, 'behind the face');
    const { body: comment } = await dan.post(`/v1/posts/${postId}/comments`, { text: 'me' });
    const author = {
      ...{ id: dan.id, userName: 'dan', fullName: '' },
      avatar: [expect.objectContaining({ url: face.path })],
    };
    expect(comment.author).toEqual(author);
    expect((await dan.get(`/v1/posts/${postId}`)).body.author).toEqual(author);
    expect((await dan.get(`/v1/posts/${postId}?fields=@card`)).body.author).toEqual(author);
    expect((await dan.get(`/v1/posts/${postId}/comments`)).body.items[0].author).toEqual(author);
    const names = await dan.get(`/v1/posts/${postId}?fields=author(userName)`);
    expect(names.body).toEqual({ author: { userName: 'dan' } });
  });

  it('are deleted as avatars, not as media', async () => {
    const eve = await signUp(edge, 'eve');
    const face = await uploadDone(edge, eve, 'the face of eve');
    await set(eve, face.mediaId);
    const refused = await eve.send('DELETE', `/v1/media/${face.mediaId}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'media_taken']);
    expect(refused.body.detail).toContain('DELETE /v1/users/me/avatar');
  });

  it('are of one’s own, and of no post; and no post takes them', async () => {
    const posted = await publish(edge, ann, 'in a post');
    const taken = await set(ann, posted.mediaId);
    expect([taken.status, taken.body.code]).toEqual([409, 'media_taken']);
    const stranger = await set(ben, posted.mediaId);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'media_not_found']);
    const { body } = await ben.form('/v1/media', [['file', likeJpeg('still processing')]]);
    expect((await set(ben, body.id)).body.avatar).toEqual([]);
    const post = await ben.post('/v1/users/me/posts', { mediaIds: [body.id] });
    expect([post.status, post.body.code]).toEqual([409, 'media_taken']);
  });
});
