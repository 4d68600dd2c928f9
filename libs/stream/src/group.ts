import { UnavailableError } from '#libs/events';
import { type FeedGround, PartitionFeed } from './partition-feed.js';
import { Membership, partitionKey, type Receive } from './ports.js';

/** How long a new owner waits for the former one's handler: then its commits are refused and it goes on alone. */
const HANDOVER_MS = 10_000;

/** Wait after the storage did not answer. */
const AGAIN_MS = 100;

/** A consumer group within one process: who holds which partition. */
export class Group {
  private readonly members: GroupMember[] = [];
  private readonly closing = new AbortController();
  private changes: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly ground: FeedGround,
    private readonly partitions: readonly { topic: string; partition: number }[],
  ) {}

  async join(receive: Receive): Promise<GroupMember> {
    const member = new GroupMember(this, receive);
    this.members.push(member);
    await this.rebalance();
    if (this.closing.signal.aborted) throw new UnavailableError('the log is closed');
    return member;
  }

  /** Members that read different topics would leave some of them to nobody. @throws RangeError */
  checkTopics(topics: readonly string[]): void {
    const own = [...new Set(this.partitions.map(({ topic }) => topic))].sort().join(', ');
    const asked = [...new Set(topics)].sort().join(', ');
    if (asked !== own) throw new RangeError(`group ${this.name} reads ${own}, not ${asked}`);
  }

  /** Whoever leaves does not wait for the others to share what it had. */
  leave(member: GroupMember): void {
    const at = this.members.indexOf(member);
    if (at < 0) return;
    this.members.splice(at, 1);
    void this.rebalance();
  }

  appended(topic: string, partition: number): void {
    for (const member of this.members) member.feeds.get(partitionKey(topic, partition))?.ring();
  }

  endAll(): void {
    this.closing.abort();
    for (const member of this.members.splice(0)) member.expel();
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return this.ground.clock.sleep(ms, signal);
  }

  /** One change after the other, so that a partition never has two owners by our own doing. */
  private rebalance(): Promise<void> {
    this.changes = this.changes.then(() => this.share());
    return this.changes;
  }

  private async share(): Promise<void> {
    const owners = new Map(
      this.partitions.map((one, index) => [one, this.members[index % this.members.length]] as const),
    );
    await Promise.all([...owners].map(([one, owner]) => this.takeFromOthers(one, owner)));
    if (this.members.length === 0) return;
    const committed = await this.committed();
    for (const [{ topic, partition }, owner] of owners) {
      const key = partitionKey(topic, partition);
      if (!owner?.takesMore || owner.feeds.has(key)) continue;
      const feed = new PartitionFeed(this.ground, this.name, topic, partition, owner.receive);
      owner.feeds.set(key, feed);
      feed.start(committed.get(key));
    }
  }

  private async takeFromOthers(one: { topic: string; partition: number }, owner: GroupMember | undefined) {
    const key = partitionKey(one.topic, one.partition);
    for (const member of this.members) {
      const feed = member.feeds.get(key);
      if (!feed || member === owner) continue;
      member.feeds.delete(key);
      feed.lose();
      const waited = new AbortController();
      await Promise.race([feed.end(), this.wait(HANDOVER_MS, waited.signal)]);
      waited.abort();
    }
  }

  private async committed(): Promise<ReadonlyMap<string, number>> {
    while (!this.closing.signal.aborted) {
      try {
        return await this.ground.storage.committed(this.name);
      } catch (error) {
        this.ground.logger.warn('log does not answer', { group: this.name, error });
        await this.wait(AGAIN_MS, this.closing.signal);
      }
    }
    return new Map();
  }
}

export class GroupMember extends Membership {
  readonly feeds = new Map<string, PartitionFeed>();
  /** False for one that leaves: what is shared out meanwhile is not for it. */
  takesMore = true;

  constructor(
    private readonly group: Group,
    readonly receive: Receive,
  ) {
    super();
  }

  assigned(): readonly { topic: string; partition: number }[] {
    return [...this.feeds.values()].map(({ topic, partition }) => ({ topic, partition }));
  }

  resume(topic: string, partition: number): void {
    this.feeds.get(partitionKey(topic, partition))?.resume();
  }

  async seek(topic: string, partition: number, offset: number): Promise<void> {
    this.feeds.get(partitionKey(topic, partition))?.seek(offset);
  }

  async stop(graceMs: number): Promise<void> {
    this.takesMore = false;
    const feeds = [...this.feeds.values()];
    const waited = new AbortController();
    await Promise.race([Promise.all(feeds.map((feed) => feed.end())), this.group.wait(graceMs, waited.signal)]);
    waited.abort();
    this.expel();
  }

  /** What a log does with a member that no longer answers: the others get its partitions, its commits are refused. */
  expel(): void {
    this.takesMore = false;
    for (const feed of this.feeds.values()) feed.lose();
    this.feeds.clear();
    this.group.leave(this);
  }
}
