import { type AnyEvent, deadLetterTopic, type GroupName, topicNames, topics } from '#libs/events';
import {
  Consumer,
  type ConsumerGround,
  type DeadLetter,
  encodeEvent,
  EventLog,
  type FoldTable,
  GroupMember,
  type Labels,
  LogBookmark,
  Meter,
  newEvent,
  readDeadLetter,
  type Receive,
  type Received,
  runConsumer,
  type RunningConsumer,
} from '#libs/stream';
import { type LogTopics, RepeatedRandom, type StorageUnderTest } from './log-engines.js';
import { LogRoom } from './log-room.js';

/** A partition each, save where a test needs several. */
const logTopics: LogTopics = {
  topics: topicNames.flatMap((name) => [
    { name, partitions: 2 },
    ...topics[name].groups.map((group) => ({ name: deadLetterTopic(name, group), partitions: 1 })),
  ]),
};

/** Lets a test declare a member dead. */
class WatchedLog extends EventLog {
  readonly members: GroupMember[] = [];
  /** Awaited before a member that has joined is told so. */
  answersJoin: Promise<void> | undefined;

  constructor(private readonly inner: () => EventLog) {
    super();
  }
  async consume(group: string, names: readonly string[], receive: Receive) {
    const member = await this.inner().consume(group, names, receive);
    if (member instanceof GroupMember) this.members.push(member);
    await this.answersJoin;
    return member;
  }
  identity = () => this.inner().identity();
  append = (...args: Parameters<EventLog['append']>) => this.inner().append(...args);
  tail = (...args: Parameters<EventLog['tail']>) => this.inner().tail(...args);
  ranges = (...args: Parameters<EventLog['ranges']>) => this.inner().ranges(...args);
  committed = (...args: Parameters<EventLog['committed']>) => this.inner().committed(...args);
  close = () => this.inner().close();
}

export class KeptBookmark extends LogBookmark {
  readonly folded = new Map<string, number>();
  refuses: Error | undefined;

  override read = async () => undefined;
  override adopt = async () => {};
  override async note(topic: string, partition: number, offset: number): Promise<void> {
    if (this.refuses) throw this.refuses;
    this.folded.set(`${topic}/${partition}`, offset);
  }
}

export class KeptMeter extends Meter {
  readonly counts = new Map<string, number>();

  override count(name: string, _labels: Labels, amount = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + amount);
  }
  override seconds(): void {}
}

/** A consumer made of folds. */
export class FoldingConsumer extends Consumer {
  constructor(
    override readonly group: GroupName,
    override readonly folds: FoldTable,
    override readonly beside = false,
  ) {
    super();
  }
}

export class DeliveryRoom {
  readonly log: WatchedLog;
  readonly bookmark = new KeptBookmark();
  readonly meter = new KeptMeter();
  private readonly runners: RunningConsumer[] = [];

  private constructor(readonly room: LogRoom) {
    this.log = new WatchedLog(() => room.log);
  }

  static async open(open: (topics: LogTopics) => StorageUnderTest): Promise<DeliveryRoom> {
    return new DeliveryRoom(await LogRoom.open(open, logTopics));
  }

  get clock() {
    return this.room.clock;
  }

  get ground(): ConsumerGround {
    const { clock, logger } = this.room;
    return { log: this.log, bookmark: this.bookmark, clock, random: new RepeatedRandom(), logger, meter: this.meter };
  }

  async run(consumer: Consumer, options: Parameters<typeof runConsumer>[2] = {}): Promise<RunningConsumer> {
    const runner = await runConsumer(consumer, this.ground, options);
    this.runners.push(runner);
    return runner;
  }

  /** The member that joined last no longer answers: what it does from now on counts for nothing. */
  crash(): void {
    this.log.members.at(-1)!.expel();
  }

  put(...events: readonly AnyEvent[]) {
    return this.log.append(events.map(encodeEvent));
  }

  /** Bytes as they are, into the partition of `posts` that is asked for. */
  putRaw(value: Uint8Array | string, key = 'a', partition = 0) {
    return this.log.append([{ topic: 'posts', key, value: Buffer.from(value), partition }]);
  }

  async deadLetters(topic: 'posts' | 'encode.image' = 'posts', group: GroupName = 'post'): Promise<DeadLetter[]> {
    return (await this.room.under.storage.read(deadLetterTopic(topic, group), 0, 0, 1000)).map(readDeadLetter);
  }

  /** Next offset to be folded, by partition of `topic`; zero where nothing is committed. */
  async committed(group: GroupName, topic: string): Promise<number[]> {
    const next = await this.log.committed(group, [topic]);
    return [0, 1].map((partition) => next.get(`${topic}/${partition}`) ?? 0);
  }

  /** Whether every group that runs has committed everything. */
  async caughtUp(group: GroupName, topic: string): Promise<boolean> {
    const ends = (await this.log.ranges([topic])).map(({ end }) => end);
    return (await this.committed(group, topic)).join() === ends.join();
  }

  /** Lets time pass until `group` has committed all of `topic`. */
  async untilCaughtUp(group: GroupName, topic: string, withinMs = 60_000): Promise<void> {
    const endMs = this.clock.monotonic() + withinMs;
    while (!(await this.caughtUp(group, topic))) {
      if (this.clock.monotonic() > endMs) throw new Error(`${group} has not caught up within ${withinMs} ms`);
      await this.clock.advance(50);
    }
  }

  async dispose(): Promise<void> {
    this.bookmark.refuses = undefined;
    const stopped = this.runners.map((runner) => runner.stop(0));
    await this.clock.advance(1000);
    await Promise.all(stopped);
    await this.room.dispose();
  }
}

const origin = { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`, time: '2030-01-01T00:00:00Z' };
/** A UUID that `n` names. */
export const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export function postCreated(n: number, caption = `post ${n}`) {
  const data = { postId: idOf(n), authorId: idOf(1), caption, mediaIds: [idOf(2)], altTexts: [''], mentionIds: [] };
  return newEvent('post.created', `post-${n}`, { ...data, createdAt: origin.time }, origin);
}

export function followWanted(subject: number, actor: number, on: boolean) {
  const data = { subjectId: idOf(subject), actorId: idOf(actor), on };
  return newEvent('follow.wanted', `follow-${subject}-${actor}-${String(on)}`, data, origin);
}

export function renditionRequested(n: number) {
  const outputs = [{ name: 'w320', mimeType: 'image/jpeg' as const, width: 320, height: 240 }];
  const task = { taskId: `task-${n}`, mediaId: idOf(n), attempt: 0, recipe: 'photo', range: 0, outputs };
  const original = `media/${idOf(n)}/original`;
  return newEvent('rendition.requested', `request-${n}`, { ...task, original }, origin);
}

export function captionOf({ event }: Received<'post.created'>): string {
  return event.data.caption;
}
