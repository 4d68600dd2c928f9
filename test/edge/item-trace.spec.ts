import { afterEach, describe, expect, it } from '@jest/globals';
import { CounterConsumer } from '#libs/counter';
import { SystemClock } from '#libs/engines/system';
import { ChildLog, RefusedError } from '#libs/events';
import { FeedConsumer } from '#libs/feed';
import { EncodeImageConsumer, ImageEncoder, MediaConsumer, Prober } from '#libs/media';
import { NotifyConsumer } from '#libs/notify';
import { PostConsumer } from '#libs/post';
import { Clock, EventLog } from '#libs/stream/ports';
import { TraceConsumer } from '#libs/trace';
import type { App, Token } from '#libs/wiring';
import { newId } from '../contract/ids.js';
import { waitUntil } from '../processes/wait-until.js';
import { type Answer, type Caller, likeJpeg, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const ALL = [
  ...[MediaConsumer, EncodeImageConsumer, PostConsumer, FeedConsumer, CounterConsumer, NotifyConsumer],
  TraceConsumer,
] as const;

class MovedClock extends SystemClock {
  aheadMs = 0;
  override now = () => super.now() + this.aheadMs;
}

interface Entry {
  readonly kind: string;
  readonly type: string;
  readonly group?: string;
  readonly outcome?: string;
  readonly attempt?: number;
  readonly counts?: Record<string, number>;
  readonly error?: { code: string; message: string; childLog?: string };
}

type Trace = Answer['body'];

const size = { format: 'jpeg' as const, width: 640, height: 480 };
const encodesAll: ImageEncoder['encode'] = async (_file, outputs) => {
  return outputs.map((output) => ({ ...output, data: Buffer.from('a rendition') }));
};

describe('the trace of an upload', () => {
  let edge: EdgeServer;
  let admin: Caller;
  let ann: Caller;
  const clock = new MovedClock();
  afterEach(() => edge.stop());

  /** All groups but `without`, on a prober and an encoder of the test's own. */
  async function open(options: {
    without?: App['consumers'];
    probe?: Prober['probe'];
    encode?: ImageEncoder['encode'];
  }): Promise<void> {
    const { without = [], probe = async () => size, encode = encodesAll } = options;
    clock.aheadMs = 0;
    const engines = new Map<Token, unknown>([
      [Clock, clock],
      [Prober, { probe }],
      [ImageEncoder, { encode }],
    ]);
    edge = await startEdge(
      engines,
      (ALL as App['consumers']).filter((one) => !without.includes(one)),
    );
    [admin, ann] = [await signUpAdmin(edge, 'the.admin'), await signUp(edge, 'ann')];
  }

  const upload = async (): Promise<string> => (await ann.form('/v1/media', [['file', likeJpeg('a photo')]])).body.id;
  const traceOf = async (mediaId: string) => (await admin.get(`/v1/admin/media/${mediaId}/trace`)).body;

  /** The trace, once it shows what is looked for. */
  async function until(mediaId: string, shows: (trace: Trace) => boolean): Promise<Trace> {
    let trace = await traceOf(mediaId);
    await waitUntil(async () => shows((trace = await traceOf(mediaId))));
    return trace;
  }
  const steps = (trace: { entries: Entry[] }) => trace.entries.filter(({ kind }) => kind === 'step');
  const stepOf = (trace: { entries: Entry[] }, group: string, type: string) =>
    steps(trace).filter((step) => step.group === group && step.type === type);
  const isOver = (trace: { entries: Entry[]; media: { state: string } }) =>
    steps(trace).every(({ outcome }) => outcome !== 'waiting' && outcome !== 'running') &&
    ['ready', 'failed'].includes(trace.media.state);

  it('tells every event and each group’s step on it, with counts, in one call', async () => {
    await open({});
    for (const name of ['ben', 'cid', 'dan']) {
      await (await signUp(edge, name)).send('PUT', `/v1/users/${ann.id}/follow`);
    }
    const mediaId = await upload();
    const { body: post } = await ann.post('/v1/users/me/posts', { caption: 'secret words', mediaIds: [mediaId] });
    const told = (found: { entries: Entry[] }) =>
      steps(found).length >= 10 && stepOf(found, 'media', 'media.ready').length > 0;
    const trace = await until(
      mediaId,
      (found) => isOver(found) && told(found) && steps(found).every((one) => one.outcome === 'done'),
    );
    expect(trace.media).toEqual({ id: mediaId, ownerId: ann.id, fileName: 'photo.jpg', state: 'ready' });
    expect(trace.postIds).toEqual([post.id]);
    const types = trace.entries.flatMap(({ kind, type }: Entry) => (kind === 'event' ? [type] : []));
    expect(types.sort()).toEqual(
      [
        ...['media.playable', 'media.probed', 'media.ready', 'media.uploaded', 'post.created'],
        ...['rendition.encoded'],
      ].sort(),
    );
    expect(stepOf(trace, 'feed', 'post.created')).toMatchObject([
      { attempt: 1, outcome: 'done', counts: { feeds: 3 } },
    ]);
    const [encode] = stepOf(trace, 'encode-image', 'rendition.requested');
    expect(encode).toMatchObject({
      outcome: 'done',
      counts: { outputs: expect.any(Number), bytes: expect.any(Number) },
    });
    expect(encode!.counts!['bytes']).toBe(encode!.counts!['outputs']! * Buffer.byteLength('a rendition'));
    for (const group of ['post', 'counter', 'notify']) expect(stepOf(trace, group, 'post.created')).toHaveLength(1);
    expect([trace.stuck, trace.lags]).toEqual([undefined, []]);
    expect(JSON.stringify(trace)).not.toContain('secret words');
  });

  it('names the group and the work that it is stuck at, and how far behind the group is', async () => {
    await open({ without: [EncodeImageConsumer] });
    const mediaId = await upload();
    const trace = await until(mediaId, (found) => stepOf(found, 'encode-image', 'rendition.requested').length > 0);
    expect(stepOf(trace, 'encode-image', 'rendition.requested')).toMatchObject([{ outcome: 'waiting' }]);
    expect(trace.stuck).toBeUndefined();
    clock.aheadMs = 60_000;
    const later = await until(mediaId, (found) => found.lags.length === 1);
    expect(later.stuck).toMatchObject({ group: 'encode-image', waitingFor: 'rendition.requested' });
    expect(later.stuck.sinceMs).toBeGreaterThan(50_000);
    expect(later.lags).toEqual([{ group: 'encode-image', lag: 1 }]);
    expect(later.media.state).toBe('processing');
  });

  it('shows work that is going on', async () => {
    const end = Promise.withResolvers<void>();
    await open({ encode: async (...args) => end.promise.then(() => encodesAll(...args)) });
    const mediaId = await upload();
    const running = (found: { entries: Entry[] }) =>
      stepOf(found, 'encode-image', 'rendition.requested').some(({ outcome }) => outcome === 'running');
    await until(mediaId, running);
    end.resolve();
    const trace = await until(mediaId, (found) => found.media.state === 'ready' && !running(found));
    expect(stepOf(trace, 'encode-image', 'rendition.requested')).toMatchObject([{ outcome: 'done' }]);
  });

  it('shows why the work failed, with the last words of the decoder', async () => {
    const error = new RefusedError('decoder_crash', 'No.', { cause: new ChildLog('VipsJpeg: out of order') });
    await open({ encode: () => Promise.reject(error) });
    const mediaId = await upload();
    const trace = await until(
      mediaId,
      (found) => isOver(found) && steps(found).some((one) => one.outcome === 'failed'),
    );
    const [step] = stepOf(trace, 'encode-image', 'rendition.requested');
    expect(step).toMatchObject({
      outcome: 'failed',
      error: { code: 'decoder_crash', childLog: 'VipsJpeg: out of order' },
    });
    expect(trace.media.state).toBe('failed');
  });

  it('shows each attempt on an event that was given up', async () => {
    await open({ probe: () => Promise.reject(new TypeError('a fault of ours')) });
    const mediaId = await upload();
    const trace = await until(mediaId, (found) => stepOf(found, 'media', 'media.uploaded').length === 3);
    expect(stepOf(trace, 'media', 'media.uploaded')).toMatchObject([
      { attempt: 1, outcome: 'failed', error: { code: 'internal', message: 'TypeError: a fault of ours' } },
      { attempt: 2, outcome: 'failed' },
      { attempt: 3, outcome: 'dead_lettered' },
    ]);
    const dead = await until(mediaId, (found) => found.media.state === 'failed');
    expect(dead.stuck).toBeUndefined();
  });

  it('says which steps were not reported, and tells the events all the same', async () => {
    await open({});
    const log = edge.engine(EventLog);
    const append = log.append.bind(log);
    log.append = async (records) => {
      if (records.some(({ topic }) => topic === 'steps')) throw new Error('lost');
      return append(records);
    };
    const mediaId = await upload();
    await until(mediaId, (found) => found.media.state === 'ready' && found.lags.length === 0);
    clock.aheadMs = 60_000;
    const all = ['not_reported'];
    const trace = await until(mediaId, (found) => {
      const outcomes = new Set(steps(found).map(({ outcome }) => outcome));
      return found.media.state === 'ready' && [...outcomes].join() === all.join() && found.lags.length === 0;
    });
    expect(stepOf(trace, 'encode-image', 'rendition.requested')).toHaveLength(1);
    expect(stepOf(trace, 'media', 'media.ready')).toHaveLength(1);
    expect(trace.entries.filter(({ kind }: Entry) => kind === 'event')).toHaveLength(5);
  });

  it('says that it is behind itself while group trace is down', async () => {
    await open({ without: [TraceConsumer] });
    const mediaId = await upload();
    const trace = await until(mediaId, (found) => found.media.state === 'ready');
    expect(trace).toMatchObject({ entries: [], lags: [{ group: 'trace' }], media: { ownerId: ann.id } });
    expect(trace.lags[0].lag).toBeGreaterThan(0);
  });

  it('is for administrators, and of media that were seen', async () => {
    await open({ without: ALL });
    const mediaId = await upload();
    expect((await ann.get(`/v1/admin/media/${mediaId}/trace`)).status).toBe(403);
    const unknown = await admin.get(`/v1/admin/media/${newId()}/trace`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'media_not_found']);
  });
});
