import { afterEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { CodedError, OutcomeUnknownError, UnavailableError } from '#libs/events';
import { BlobStore } from '#libs/media';
import { EventLog } from '#libs/stream/ports';
import { likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

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
});
