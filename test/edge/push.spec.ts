import { afterEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { MemoryPushSender } from '#libs/engines/memory';
import { SystemClock } from '#libs/engines/system';
import { Relations } from '#libs/feed';
import { MediaStore } from '#libs/media';
import { NotifyConsumer, type PushMessage, PushSender, type PushSubscription, PushSubscriptions } from '#libs/notify';
import { EventAppender, newEvent } from '#libs/stream';
import { Clock, EventLog, Meter } from '#libs/stream/ports';
import { waitUntil } from '../processes/wait-until.js';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const TRACE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

/** Waits of more than a second are over when a test says so. */
class HeldClock extends SystemClock {
  private held: (() => void)[] = [];

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 1_000) return super.sleep(ms, signal);
    return new Promise((resolve) => {
      this.held.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  letGo(): void {
    for (const resolve of this.held.splice(0)) resolve();
  }
}

/** Fails so often before it takes something. */
class FailingSender extends MemoryPushSender {
  tries = 0;

  constructor(private failures: number) {
    super('a key');
  }

  override async send(subscription: PushSubscription, message: PushMessage): Promise<'sent' | 'gone'> {
    this.tries += 1;
    if ((this.failures -= 1) >= 0) throw new UnavailableError('not now');
    return super.send(subscription, message);
  }
}

const browser = (name: string): PushSubscription => {
  return { endpoint: `https://push.example.com/${name}`, p256dh: 'key', auth: 'secret' };
};

describe('push messages', () => {
  let edge: EdgeServer;
  let sender: MemoryPushSender;
  let clock: HeldClock;
  let ann: Caller;
  let bob: Caller;
  let cid: Caller;
  let postId: string;
  let events = 0;
  afterEach(() => edge.stop());

  async function start(push = new MemoryPushSender('a key')): Promise<void> {
    [sender, clock] = [push, new HeldClock()];
    edge = await startEdge(new Map<never, unknown>([[PushSender, sender] as never, [Clock, clock] as never]), [
      NotifyConsumer,
    ]);
    [ann, bob, cid] = [await signUp(edge, 'ann'), await signUp(edge, 'bob'), await signUp(edge, 'cid')];
    const { body } = await ann.form('/v1/users/me/posts', [['file', likeJpeg('photo')]]);
    await edge.engine(MediaStore).raise(body.media[0].id, 0, 'ready');
    postId = body.id;
    await edge.engine(PushSubscriptions).put(ann.id, browser('anns'), 1);
  }
  async function like(who: Caller, { on = true, agoMs = 0, times = 1 } = {}): Promise<void> {
    const appender = new EventAppender(edge.engine(EventLog), edge.engine(Clock), edge.engine(Meter));
    const data = { subjectId: postId, actorId: who.id, on, subjectKind: 'post', ownerId: ann.id, postId } as const;
    const time = new Date(Date.now() - agoMs).toISOString();
    const event = newEvent('like.set', `like-${(events += 1)}`, data, { traceparent: TRACE, time });
    await appender.append(Array.from({ length: times }, () => event));
  }
  const folded = () =>
    waitUntil(async () => {
      const [log, topics] = [edge.engine(EventLog), ['engagement', 'posts']];
      const committed = await log.committed('notify', topics);
      const ranges = await log.ranges(topics);
      return ranges.every(({ topic, partition, end }) => (committed.get(`${topic}/${partition}`) ?? 0) === end);
    });
  const pushed = () => sender.sent.map(({ message }) => JSON.parse(message.payload));
  const nth = (n: number) => waitUntil(async () => pushed()[n], 10_000);

  it('say what the list says, to every browser', async () => {
    await start();
    await edge.engine(PushSubscriptions).put(ann.id, browser('another'), 2);
    await edge.engine(PushSubscriptions).put(bob.id, browser('bobs'), 2);
    await like(bob);
    await nth(1);
    const [item] = (await ann.get('/v1/notifications')).body.items;
    const { media: _media, ...subject } = item.subject;
    expect(pushed()).toEqual([1, 2].map(() => ({ unreadCount: 1, notification: { ...item, subject } })));
    const sent = sender.sent.map(({ subscription, message }) => [subscription.endpoint, message.ttlSeconds]);
    expect(sent.sort()).toEqual([
      [browser('anns').endpoint, 3_600],
      [browser('another').endpoint, 3_600],
    ]);
    expect(sender.sent[0]!.message.topic).toMatch(/^[\w-]{1,32}$/);
    expect(Buffer.byteLength(sender.sent[0]!.message.payload)).toBeLessThan(3_000);
  });

  it('come once for an event that comes again, and once in a while for many', async () => {
    await start();
    await like(bob, { times: 3 });
    await nth(0);
    await like(cid);
    await folded();
    expect(pushed()).toHaveLength(1);
    clock.letGo();
    await nth(1);
    expect(pushed()[1].notification.actors.map(({ userName }: { userName: string }) => userName)).toEqual([
      'cid',
      'bob',
    ]);
    clock.letGo();
    await like(bob, { on: false });
    await like(bob);
    await folded();
    clock.letGo();
    await like(await signUp(edge, 'dan'));
    await nth(2);
    expect(pushed()).toHaveLength(3);
  });

  it('are not sent of people who are muted, of what is read, or of what is long ago', async () => {
    await start();
    await edge.engine(Relations).setMute(ann.id, bob.id, true, 1);
    await like(bob);
    await like(cid, { agoMs: 3_700_000 });
    await folded();
    const dan = await signUp(edge, 'dan');
    await like(dan);
    const { notification } = await nth(0);
    expect(notification.actors.map(({ userName }: { userName: string }) => userName)).toEqual(['dan', 'cid']);
    expect(pushed()).toHaveLength(1);
  });

  it('are tried again, and never hold up the group', async () => {
    const failing = new FailingSender(1);
    await start(failing);
    await like(bob);
    await nth(0);
    expect(failing.tries).toBe(2);
    await edge.stop();
    const never = new FailingSender(1_000);
    await start(never);
    await like(bob);
    await waitUntil(async () => never.tries > 1);
    await like(cid);
    await folded();
    expect((await ann.get('/v1/notifications')).body.items[0].actors).toHaveLength(2);
  });

  it('end a subscription that its push service says has ended', async () => {
    await start();
    sender.ended.add(browser('anns').endpoint);
    await edge.engine(PushSubscriptions).put(ann.id, browser('another'), 2);
    await like(bob);
    await nth(0);
    await waitUntil(async () => (await edge.engine(PushSubscriptions).of(ann.id)).length === 1);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toEqual([browser('another')]);
  });

  it('are never sent without keys', async () => {
    await start(new MemoryPushSender());
    await like(bob);
    await folded();
    expect((await ann.get('/v1/notifications')).body.unreadCount).toBe(1);
    expect(sender.sent).toEqual([]);
  });
});
