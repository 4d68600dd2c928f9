import { AccountConsumer, accountGroupModule, accountModule } from '#libs/account';
import { CounterConsumer, counterModule } from '#libs/counter';
import { type AnyEvent, type DataOf, type EventType, timeOfId, timestampOfId } from '#libs/events';
import { CelebrityLine, FeedConsumer, feedModule } from '#libs/feed';
import { type MediaState, mediaModule } from '#libs/media';
import { PostConsumer, postModule } from '#libs/post';
import { type Consumer, EventAppender, newEvent, type Provider } from '#libs/stream';
import { Clock, type Fold, Logger } from '#libs/stream/ports';
import { storePorts } from '#libs/wiring';
import { HomeTimeline } from '../../libs/http/src/feed/home-timeline.js';
import { httpModule } from '../../libs/http/src/http.module.js';
import { leavingModule } from '../../libs/http/src/leaving.module.js';
import type { RowStore } from '../contract/engines.js';
import { newId, newIds } from '../contract/ids.js';
import { KeptLogger } from '../contract/log-room.js';
import { VirtualClock } from '../contract/virtual-clock.js';
import { Container } from '../simulation/container.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const CONSUMERS = [AccountConsumer, PostConsumer, FeedConsumer, CounterConsumer];
/** Of four people, whoever is followed by two is a celebrity. */
const LINE = 2;

interface KnownPost {
  readonly id: string;
  readonly authorId: string;
  readonly mediaId: string;
  state: MediaState;
}

/**
 * Some people on one store: what they do is folded at once by the groups that own it, and noted beside, so that a feed can
 * be said without any timeline.
 */
export class FeedWorld {
  readonly people = newIds(4);
  readonly posts: KnownPost[] = [];
  readonly home: HomeTimeline;
  private readonly following = new Set<string>();
  /** Ids older than the newest post's that no post has. */
  private spareIds: string[] = [];
  private readonly container: Container;
  private position = 0;
  private readonly clock = new VirtualClock(timeOfId(newId()));
  /** What the folds appended, and nobody has folded yet. */
  private readonly appended: AnyEvent[] = [];

  private constructor(private readonly store: RowStore) {
    const ports = new Map<Provider['provide'], unknown>([
      ...storePorts({ ...store, close: async () => undefined }).ports,
      [Clock, this.clock],
      [CelebrityLine, new CelebrityLine(LINE)],
      [EventAppender, { append: async (events: AnyEvent[]) => void this.appended.push(...events) }],
      [Logger, new KeptLogger()],
    ]);
    const groups = [accountGroupModule, leavingModule];
    const modules = [accountModule, mediaModule, postModule, feedModule, counterModule, httpModule, ...groups];
    this.container = new Container(modules, ports);
    this.home = this.container.get(HomeTimeline);
  }

  static async on(store: RowStore): Promise<FeedWorld> {
    const world = new FeedWorld(store);
    const registered = world.people.map((userId) =>
      world.fold('user.registered', {
        userId,
        userName: `user.${userId.slice(-12)}`,
        fullName: '',
        createdAt: timestampOfId(userId),
      }),
    );
    await Promise.all(registered);
    return world;
  }

  /** The feed by brute force: every post there is, newest first, of whom the reader follows, with something to see. */
  feedOf(reader: string): string[] {
    const seen = this.posts.filter(
      ({ authorId, state }) => this.follows(reader, authorId) && (state === 'playable' || state === 'ready'),
    );
    return seen
      .map(({ id }) => id)
      .sort()
      .reverse();
  }

  follows(actorId: string, subjectId: string): boolean {
    return this.following.has(`${actorId} ${subjectId}`);
  }

  async follow(actorId: string, subjectId: string, on: boolean): Promise<void> {
    await this.fold('follow.allowed', { actorId, subjectId, on });
    await this.fold('follow.wanted', { actorId, subjectId, on });
    if (on) this.following.add(`${actorId} ${subjectId}`);
    else this.following.delete(`${actorId} ${subjectId}`);
  }

  /** Posts of one media each. `late`: under ids older than others' posts, though above the author's newest. */
  async post(authorId: string, count: number, state: MediaState, late = false): Promise<void> {
    const made = Array.from({ length: count }, () => {
      const post: KnownPost = { id: this.idAbove(authorId, late), authorId, mediaId: newId(), state };
      this.posts.push(post);
      return post;
    });
    await Promise.all(made.map((post) => this.publish(post)));
  }

  /** Marks grow old. */
  async wait(ms: number): Promise<void> {
    await this.clock.advance(ms);
  }

  /** Whether so many follow the author that readers pull. */
  isCelebrity(authorId: string): boolean {
    return this.people.filter((actorId) => this.follows(actorId, authorId)).length >= LINE;
  }

  async end(post: KnownPost, state: MediaState): Promise<void> {
    await this.store.media.raise(post.mediaId, 0, state);
    post.state = state;
  }

  private async publish({ id: postId, authorId, mediaId, state }: KnownPost): Promise<void> {
    const file = { fileName: 'a.jpg', mimeType: 'image/jpeg', bytes: 1, sha256: '0'.repeat(64) };
    const original = { id: mediaId, ownerId: authorId, kind: 'image' as const, ...file };
    const uploadedAt = timestampOfId(mediaId);
    const createdAt = timestampOfId(postId);
    await this.store.media.create({ ...original, path: `media/${mediaId}/original`, uploadedAt });
    await this.store.media.raise(mediaId, 0, state);
    await this.fold('post.created', {
      postId,
      authorId,
      caption: '',
      mediaIds: [mediaId],
      altTexts: [''],
      mentionIds: [],
      createdAt,
    });
  }

  private idAbove(authorId: string, late: boolean): string {
    const newest = this.posts
      .filter((post) => post.authorId === authorId)
      .reduce((max, { id }) => (id > max ? id : max), '');
    const spare = late ? this.spareIds.find((id) => id > newest) : undefined;
    this.spareIds = this.spareIds.filter((id) => id !== spare);
    if (spare !== undefined) return spare;
    this.spareIds.push(newId());
    return newId();
  }

  private async fold<Type extends EventType>(type: Type, data: DataOf<Type>): Promise<void> {
    await this.handOut(newEvent(type, `event-${this.position}`, data, ORIGIN) as AnyEvent);
    for (let next = this.appended.shift(); next; next = this.appended.shift()) await this.handOut(next);
  }

  private async handOut(event: AnyEvent): Promise<void> {
    const offset = this.position++;
    const received = { event, position: { topic: 'any', partition: 0, offset, epoch: 0 }, version: offset };
    for (const token of CONSUMERS) {
      const fold = this.container.get<Consumer>(token).folds[event.type] as Fold<never> | undefined;
      await fold?.(received as never);
    }
  }
}
