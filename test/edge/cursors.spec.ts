import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

/** More than the rounds of one page read. */
const MANY = 101;

describe('a cursor', () => {
  let edge: EdgeServer;
  let stranger: Caller;
  const privateIds: string[] = [];
  beforeAll(async () => {
    edge = await startEdge();
    const author = await signUp(edge, 'ann');
    stranger = await signUp(edge, 'bob');
    await edge.engine(UserStore).setPrivate(author.id, true, 1);
    for (let n = 0; n < MANY; n++) {
      const { body } = await author.form('/v1/users/me/posts', [
        ['caption', '#secret'],
        ['file', likeJpeg(`photo ${n}`)],
      ]);
      privateIds.push(body.id);
    }
  });
  afterAll(() => edge.stop());

  it('tells nobody the id of a post that they do not see, though the next page begins there', async () => {
    const { body } = await stranger.get('/v1/tags/secret/posts?limit=1');
    expect([body.items, body.nextCursor]).toEqual([[], expect.any(String)]);
    const read = (body.nextCursor as string)
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(privateIds.filter((id) => read.join(' ').includes(id))).toEqual([]);
    const next = await stranger.get(`/v1/tags/secret/posts?limit=1&cursor=${body.nextCursor}`);
    expect([next.status, next.body]).toEqual([200, { items: [], nextCursor: null }]);
  });
});
