import { afterEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { TallyStore } from '#libs/counter';
import { CodedError, OutcomeUnknownError, UnavailableError } from '#libs/events';
import { FollowGraph, Relations, TimelineStore } from '#libs/feed';
import { BlobStore, MediaStore } from '#libs/media';
import { ActStore, CommentStore, PostStore } from '#libs/post';
import { EventLog } from '#libs/stream/ports';
import { type Answer, type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { publish, uploadDone } from './published.js';

/** Every store that an answer may be read from. */
const ROWS = [
  UserStore,
  MediaStore,
  PostStore,
  CommentStore,
  ActStore,
  TimelineStore,
  FollowGraph,
  Relations,
  TallyStore,
];

/** From the next append on the store is away, until `back` is called. */
function dieAfterAppend(edge: EdgeServer): { back: () => void } {
  const log = edge.engine(EventLog);
  const [append, back] = [log.append, [] as (() => void)[]];
  log.append = async (records) => {
    const positions = await append.call(log, records);
    for (const port of ROWS) back.push(takeAway(edge.engine<object>(port)));
    return positions;
  };
  back.push(() => void (log.append = append));
  return { back: () => back.forEach((one) => one()) };
}

function takeAway(engine: object): () => void {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(engine)).filter((name) => name !== 'constructor');
  const away = () => Promise.reject(new UnavailableError(SECRET));
  for (const name of names) Object.defineProperty(engine, name, { value: away, configurable: true, writable: true });
  return () => names.forEach((name) => void Reflect.deleteProperty(engine, name));
}

const SECRET = 'path /data/store.sqlite is locked';

describe('trouble of ours', () => {
  let edge: EdgeServer;
  afterEach(() => edge.stop());

  it.each([
    ['is away', new UnavailableError(SECRET), 503, 'unavailable', '2'],
    ['says nothing', new OutcomeUnknownError(SECRET), 503, 'outcome_unknown', '2'],
    ['breaks', new TypeError(SECRET), 500, 'internal', null],
  ])('is told without its reason where the log %s', async (_what, error, status, code, retryAfter) => {
    edge = await startEdge();
    const ann = await signUp(edge, 'ann');
    edge.engine(EventLog).append = () => Promise.reject(error);
    const refused = await ann.form('/v1/media', [['file', likeJpeg('x')]]);
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([status, code, retryAfter]);
    expect(refused.text).not.toContain('sqlite');
    const logged = edge.logger.lines.find(({ fields }) => fields['error'] === error);
    expect(logged?.fields['traceId']).toBe(refused.body.traceId);
  });

  it('is told as 507 where the disk is full', async () => {
    edge = await startEdge();
    const ann = await signUp(edge, 'ann');
    edge.engine(BlobStore).stage = () => Promise.reject(new CodedError('storage_full', SECRET, { retryable: true }));
    const refused = await ann.form('/v1/media', [['file', likeJpeg('x')]]);
    expect([refused.status, refused.body.code]).toEqual([507, 'storage_full']);
    expect(refused.text).not.toContain('sqlite');
  });

  it('is no reason to lose a request that the log has', async () => {
    edge = await startEdge();
    edge.engine(UserStore).putProfile = () => Promise.reject(new UnavailableError(SECRET));
    const made = await nobody(edge).post('/v1/accounts', { userName: 'ann', password: 'correct horse' });
    expect([made.status, made.body.user.userName]).toEqual([201, 'ann']);
  });

  const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  type Change = (ann: Caller, at: { postId: string; mediaId: string }) => Promise<Answer>;
  const changes: [string, number, Change][] = [
    ['a post', 201, (ann, { mediaId }) => ann.post('/v1/users/me/posts', { mediaIds: [mediaId] })],
    ['a comment', 201, (ann, { postId }) => ann.post(`/v1/posts/${postId}/comments`, { text: 'Fine' })],
    ['an upload', 201, (ann) => ann.form('/v1/media', [['file', likeJpeg('new')]])],
    ['a profile', 200, (ann) => ann.send('PATCH', '/v1/users/me?fields=bio', json({ bio: 'By the sea' }))],
    ['an avatar', 200, (ann, { mediaId }) => ann.send('PUT', '/v1/users/me/avatar', json({ mediaId }))],
    ['a like', 204, (ann, { postId }) => ann.send('PUT', `/v1/posts/${postId}/like`)],
    ['a delete', 204, (ann, { postId }) => ann.send('DELETE', `/v1/posts/${postId}`)],
  ];
  it.each(changes)(
    'after the commit of %s is not told: the answer is made from the event',
    async (_what, status, run) => {
      edge = await startEdge();
      const ann = await signUp(edge, 'ann');
      const at = { postId: (await publish(edge, ann, 'Dusk')).id, ...(await uploadDone(edge, ann, 'other')) };
      const { back } = dieAfterAppend(edge);
      const answer = await run(ann, at);
      back();
      expect([answer.status, answer.body?.code]).toEqual([status, undefined]);
    },
  );
});
