import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserStore } from '#libs/account';
import { SystemClock } from '#libs/engines/system';
import { Relations } from '#libs/feed';
import { MediaStore } from '#libs/media';
import { NoticeStore, NotifyConsumer } from '#libs/notify';
import { EventAppender, newEvent } from '#libs/stream';
import { Clock, EventLog, Meter } from '#libs/stream/ports';
import { waitUntil } from '../processes/wait-until.js';
import { type Caller, likeJpeg, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { EventStream } from './event-stream.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '' };

/** Heartbeats at once. */
class HastyClock extends SystemClock {
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return super.sleep(ms >= 10_000 ? 20 : ms, signal);
  }
  override monotonic(): number {
    return super.monotonic() * 1_000;
  }
}

describe('the stream of notifications', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  let postId: string;
  let likes: number;
  const streams: EventStream[] = [];

  async function start(clock?: Clock, consumers = [NotifyConsumer]): Promise<void> {
    edge = await startEdge(new Map(clock ? [[Clock, clock]] : []), consumers);
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
    const form: [string, string | Uint8Array][] = [['file', likeJpeg('photo')]];
    const { body } = await ann.form('/v1/users/me/posts', form);
    await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
    postId = body.id;
  }
  beforeEach(() => {
    likes = 0;
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await edge.stop();
  });

  async function open(who = ann, headers = {}): Promise<EventStream> {
    const stream = await EventStream.open(edge.address, who, headers);
    streams.push(stream);
    return stream;
  }
  async function like(actorId: string, on = true, atMs = Date.now()): Promise<void> {
    const appender = new EventAppender(edge.engine(EventLog), edge.engine(Clock), edge.engine(Meter));
    const data = { subjectId: postId, actorId, on, subjectKind: 'post', ownerId: ann.id, postId } as const;
    await appender.append([
      newEvent('like.set', `like-${(likes += 1)}`, data, { ...ORIGIN, time: new Date(atMs).toISOString() }),
    ]);
  }
  const names = ({ data }: { data: { items: { actors: { userName: string }[] }[] } }) =>
    data.items.map(({ actors }) => actors.map(({ userName }) => userName));

  it('tells the unread count at once, and each group that changes once it is in the list', async () => {
    await start();
    const stream = await open();
    expect([stream.status, stream.headers['content-type'], stream.headers['cache-control']]).toEqual([
      200,
      'text/event-stream',
      'no-store',
    ]);
    expect(await stream.nth(0)).toMatchObject({ event: 'notifications', data: { unreadCount: 0, items: [] } });
    await like(bob.id);
    const told = await stream.nth(1);
    expect([names(told), told.data.unreadCount, told.data.items[0].kind]).toEqual([[['bob']], 1, 'like']);
    expect((await ann.get('/v1/notifications')).body.items).toEqual(told.data.items);
    await like(bob.id, false);
    expect((await stream.nth(2)).data).toEqual({ unreadCount: 0, items: [] });
  });

  it('waits for the rows, however long the group takes', async () => {
    await start(undefined, []);
    const stream = await open();
    await stream.nth(0);
    await like(bob.id, true, 1_000);
    const [committed, log] = [new Map<string, number>(), edge.engine(EventLog)];
    let asked = 0;
    log.committed = async () => ((asked += 1), committed);
    await waitUntil(async () => asked > 3);
    expect(stream.events).toHaveLength(1);
    const at = new Date(1_000).toISOString();
    const notice = {
      recipientId: ann.id,
      kind: 'like',
      subjectId: postId,
      postId,
      causeId: bob.id,
      actorId: bob.id,
      at,
    } as const;
    await edge.engine(NoticeStore).set(notice, true, 0);
    for (const partition of [0, 1]) committed.set(`engagement/${partition}`, 1);
    expect(names(await stream.nth(1))).toEqual([['bob']]);
  });

  it('tells nobody of what is not theirs, or of people whom they block', async () => {
    await start();
    await edge.engine(Relations).setBlock(ann.id, bob.id, true, 1);
    const [anns, bobs] = [await open(), await open(bob)];
    await Promise.all([anns.nth(0), bobs.nth(0)]);
    await like(bob.id);
    const cid = await signUp(edge, 'cid');
    await waitUntil(async () => (await edge.engine(NoticeStore).groups(ann.id, 1)).length > 0);
    await like(cid.id);
    expect(names(await anns.nth(1))).toEqual([['cid']]);
    expect(bobs.events).toHaveLength(1);
  });

  it('goes on after the last event that the caller has', async () => {
    await start();
    const first = await open();
    await first.nth(0);
    await like(bob.id);
    const { id } = await first.nth(1);
    first.close();
    const again = await (await open(ann, { 'last-event-id': id! })).nth(0);
    expect([again.id, again.data]).toEqual([id, { unreadCount: 1, items: [] }]);
    const cid = await signUp(edge, 'cid');
    await like(cid.id, true, Date.parse(id!) + 1);
    await waitUntil(async () => (await edge.engine(NoticeStore).groups(ann.id, 1))[0]?.actors === 2);
    const missed = await (await open(ann, { 'last-event-id': id! })).nth(0);
    expect(names(missed)).toEqual([['cid', 'bob']]);
    expect((await (await open(ann, { 'last-event-id': 'no time' })).nth(0)).data.items).toEqual([]);
  });

  it('shows a sign of life, and ends with the token', async () => {
    await start(new HastyClock());
    const stream = await open();
    await waitUntil(async () => stream.comments > 2, 10_000);
    expect(stream.ended).toBe(false);
    await edge.engine(UserStore).setSuspended(ann.id, true, 9);
    await waitUntil(async () => stream.ended, 10_000);
    expect((await EventStream.open(edge.address, ann)).status).toBe(401);
    expect((await nobody(edge).get('/v1/notifications/stream')).status).toBe(401);
  });

  it('has five of an account at most; one that was closed makes room', async () => {
    await start();
    const five = await Promise.all(Array.from({ length: 5 }, () => open()));
    await Promise.all(five.map((stream) => stream.nth(0)));
    const more = await ann.get('/v1/notifications/stream');
    expect([more.status, more.body.code]).toEqual([429, 'too_many_streams']);
    expect((await open(bob)).status).toBe(200);
    five[0]!.close();
    await waitUntil(async () => (await open()).status === 200);
  });

  it('ends when the server stops, which waits for none of them', async () => {
    await start();
    const both = [await open(), await open(bob)];
    await Promise.all(both.map((stream) => stream.nth(0)));
    const began = Date.now();
    await edge.stop();
    await waitUntil(async () => both.every(({ ended }) => ended));
    expect(Date.now() - began).toBeLessThan(5_000);
    edge = await startEdge();
  });

  it('tells a storm of likes in few messages, and the last state', async () => {
    await start();
    const stream = await open();
    await stream.nth(0);
    const crowd = await Promise.all(Array.from({ length: 12 }, (_, n) => signUp(edge, `person.${n}`)));
    await Promise.all(crowd.map(({ id }) => like(id)));
    await waitUntil(async () => {
      const [item] = stream.events.at(-1)!.data.items;
      return item !== undefined && item.others === 9;
    }, 10_000);
    expect(stream.events.length).toBeLessThan(8);
  });
});
