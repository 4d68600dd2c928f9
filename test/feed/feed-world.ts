import { AccountConsumer, accountGroupModule, accountModule, KeyedHash } from '#libs/account';
import { CounterConsumer, counterModule } from '#libs/counter';
import { HmacKeyedHash } from '#libs/engines/system';
import { type AnyEvent, type DataOf, type EventType, timeOfId, timestampOfId, uuidv7 } from '#libs/events';
import { Celebrities, CelebrityLine, FeedConsumer, feedModule } from '#libs/feed';
import { HmacMediaUrlSigner } from '#libs/engines/system';
import { type MediaState, mediaModule, MediaUrlSigner } from '#libs/media';
import { PostConsumer, postModule } from '#libs/post';
import { type Consumer, EventAppender, newEvent, type Provider } from '#libs/stream';
import { Applies, Clock, type Fold, Logger, Meter, Random, type Received } from '#libs/stream/ports';
import { storePorts } from '#libs/wiring';
import { HomeTimeline } from '../../libs/http/src/feed/home-timeline.js';
import { httpModule } from '../../libs/http/src/http.module.js';
import { leavingModule } from '../../libs/http/src/leaving.module.js';
import { KeptMeter } from '../contract/delivery-room.js';
import { CountingRandom, type RowStore } from '../contract/engines.js';
import { newId, newIds } from '../contract/ids.js';
import { KeptLogger } from '../contract/log-room.js';
import { VirtualClock } from '../contract/virtual-clock.js';
import { Container } from '../simulation/container.js';
import { FeedTruth, type KnownPost } from './feed-truth.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const CONSUMERS = [AccountConsumer, PostConsumer, FeedConsumer, CounterConsumer];
/** Of four people, whoever is followed by two is a celebrity. */
const LINE = 2;

/** Posts of all worlds: they may share a store. */
let made = 0;

/**
 * Some people on one store: what they do is folded at once by the groups that own it, and noted beside, so that a feed can
 * be said without any timeline.
 */
export class FeedWorld {
  readonly people = newIds(4);
  readonly truth = new FeedTruth();
  readonly home: HomeTimeline;
  /** While it is, what group `feed` has to fold waits: of it, the API has applied what it applies. */
  behind = false;
  /** Posts that were not pushed to anybody. */
  leftToReaders = 0;
  /** Ids older than the newest post's that no post has. */
  private spareIds: string[] = [];
  private readonly container: Container;
  private readonly clock = new VirtualClock(timeOfId(newId()));
  private position = 1;
  /** What the folds appended, and nobody has folded yet. */
  private readonly appended: AnyEvent[] = [];
  /** What group `feed` has not folded yet. */
  private readonly waiting: Received[] = [];

  private constructor(private readonly store: RowStore) {
    const ports = new Map<Provider['provide'], unknown>([
      ...storePorts({ ...store, close: async () => undefined }).ports,
      [Clock, this.clock],
      [Logger, new KeptLogger()],
      [Meter, new KeptMeter()],
      [Random, new CountingRandom()],
      [KeyedHash, new HmacKeyedHash(Buffer.alloc(32, 1))],
      [CelebrityLine, new CelebrityLine(LINE)],
      [EventAppender, { append: async (events: AnyEvent[]) => void this.appended.push(...events) }],
      [MediaUrlSigner, new HmacMediaUrlSigner(Buffer.alloc(32))],
    ]);
    const groups = [accountGroupModule, leavingModule];
    const modules = [accountModule, mediaModule, postModule, feedModule, counterModule, httpModule, ...groups];
    this.container = new Container(modules, ports);
    this.home = this.container.get(HomeTimeline);
  }

  static async on(store: RowStore): Promise<FeedWorld> {
    const world = new FeedWorld(store);
    const registered = world.people.map((userId) => {
      const user = { userId, userName: `user.${userId.slice(-12)}`, fullName: '', createdAt: timestampOfId(userId) };
      return world.fold('user.registered', user);
    });
    await Promise.all(registered);
    return world;
  }

  /** Asks a private account, where nobody blocks the other; ending takes both flags. */
  async follow(actorId: string, subjectId: string, on: boolean): Promise<void> {
    if (on && this.truth.blocked(actorId, subjectId)) return;
    if (!on || !this.truth.is('private', subjectId)) await this.allow(subjectId, actorId, on);
    await this.fold('follow.wanted', { actorId, subjectId, on });
    this.truth.set('wanted', actorId, subjectId, on);
  }

  /** The account's own flag: takes a request, refuses it, removes a follower. */
  async allow(subjectId: string, actorId: string, on: boolean): Promise<void> {
    await this.fold('follow.allowed', { actorId, subjectId, on });
    this.truth.set('allowed', actorId, subjectId, on);
  }

  /** Ends the follows between the two; lifting it restores none. */
  async block(actorId: string, subjectId: string, on: boolean): Promise<void> {
    if (on) await this.follow(actorId, subjectId, false);
    if (on) await this.follow(subjectId, actorId, false);
    await this.fold('block.set', { actorId, subjectId, on });
    this.truth.set('block', actorId, subjectId, on);
  }

  async mute(actorId: string, subjectId: string, on: boolean): Promise<void> {
    await this.fold('mute.set', { actorId, subjectId, on });
    this.truth.set('mute', actorId, subjectId, on);
  }

  async setPrivate(userId: string, isPrivate: boolean): Promise<void> {
    await this.fold('user.visibility', { userId, isPrivate });
    this.truth.set('private', userId, '', isPrivate);
  }

  async suspend(userId: string, on: boolean): Promise<void> {
    await this.fold(on ? 'user.suspended' : 'user.restored', { userId });
    this.truth.set('suspended', userId, '', on);
  }

  /** Posts of one media each. `late`: under ids older than others' posts, though above the author's newest. */
  async post(authorId: string, count: number, state: MediaState, late = false): Promise<void> {
    const made = Array.from({ length: count }, () => {
      const fresh = { mediaId: newId(), state, caption: 'first', hidden: false, deleted: false };
      const post: KnownPost = { id: this.idAbove(authorId, late), authorId, ...fresh };
      this.truth.posts.push(post);
      return post;
    });
    await Promise.all(made.map((post) => this.publish(post)));
    if (await this.container.get(Celebrities).areLeftToReaders(authorId)) this.leftToReaders += count;
  }

  async edit(post: KnownPost, caption: string): Promise<void> {
    post.caption = caption;
    await this.fold('post.edited', { ...this.contentOf(post), editedAt: ORIGIN.time });
  }

  async hide({ id: postId, authorId, ...post }: KnownPost, hidden: boolean): Promise<void> {
    this.truth.posts.find(({ id }) => id === postId)!.hidden = hidden;
    await this.fold('post.moderated', { postId, authorId, mediaIds: [post.mediaId], hidden });
  }

  /** For good: what is edited or created again later stays away. */
  async delete(post: KnownPost): Promise<void> {
    post.deleted = true;
    await this.fold('post.deleted', { postId: post.id, authorId: post.authorId, mediaIds: [post.mediaId] });
  }

  async end(post: KnownPost, state: MediaState): Promise<void> {
    await this.store.media.raise(post.mediaId, 0, state);
    post.state = state;
  }

  /** Marks and rows grow old. */
  async wait(ms: number): Promise<void> {
    await this.clock.advance(ms);
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Group `feed` folds one of the events that wait for it, whichever; answers whether there was one. */
  async catchUp(which: number): Promise<boolean> {
    const [one] = this.waiting.splice(which % (this.waiting.length || 1), 1);
    if (one) await this.foldBy(FeedConsumer, one);
    return one !== undefined;
  }

  private async publish(post: KnownPost): Promise<void> {
    const { authorId, mediaId, state } = post;
    const file = { fileName: 'a.jpg', mimeType: 'image/jpeg', bytes: 1, sha256: '0'.repeat(64) };
    const original = { id: mediaId, ownerId: authorId, kind: 'image' as const, ...file };
    const uploadedAt = timestampOfId(mediaId);
    await this.store.media.create({ ...original, path: `media/${mediaId}/original`, uploadedAt });
    await this.store.media.raise(mediaId, 0, state);
    await this.fold('post.created', this.contentOf(post));
  }

  private contentOf({ id: postId, authorId, caption, mediaId }: KnownPost) {
    const texts = { caption, altTexts: [''], mentionIds: [] };
    return { postId, authorId, ...texts, mediaIds: [mediaId], createdAt: timestampOfId(postId) };
  }

  private idAbove(authorId: string, late: boolean): string {
    const newest = this.truth.posts
      .filter((post) => post.authorId === authorId)
      .reduce((max, { id }) => (id > max ? id : max), '');
    const spare = late ? this.spareIds.find((id) => id > newest) : undefined;
    this.spareIds = this.spareIds.filter((id) => id !== spare);
    if (spare !== undefined) return spare;
    this.spareIds.push(this.idOfNow());
    return this.idOfNow();
  }

  private idOfNow(): string {
    const bytes = Buffer.alloc(16);
    bytes.writeUInt32BE(++made, 12);
    return uuidv7(this.clock.now(), bytes);
  }

  private async fold<Type extends EventType>(type: Type, data: DataOf<Type>): Promise<void> {
    await this.handOut(newEvent(type, `event-${this.position}`, data, ORIGIN) as AnyEvent);
    for (let next = this.appended.shift(); next; next = this.appended.shift()) await this.handOut(next);
  }

  private async handOut(event: AnyEvent): Promise<void> {
    const offset = this.position++;
    const received = { event, position: { topic: 'any', partition: 0, offset, epoch: 0 }, version: offset };
    const behind = this.behind && this.container.get<Consumer>(FeedConsumer).folds[event.type] !== undefined;
    const applied = behind ? (this.container.get(Applies).table[event.type] ?? []) : [];
    for (const apply of applied as readonly Fold<never>[]) await apply(received as never);
    if (behind) this.waiting.push(received as Received);
    for (const token of CONSUMERS)
      if (!behind || token !== FeedConsumer) await this.foldBy(token, received as Received);
  }

  private async foldBy(token: (typeof CONSUMERS)[number], received: Received): Promise<void> {
    const fold = this.container.get<Consumer>(token).folds[received.event.type] as Fold<never> | undefined;
    await fold?.(received as never);
  }
}
