import { type FeedGround, PartitionFeed } from './partition-feed.js';
import { Membership, partitionKey, type Receive } from './ports.js';

/** How long a new owner waits for the former one's handler: then its commits are refused and it goes on alone. */
const HANDOVER_MS = 10_000;

/** A consumer group within one process: who holds which partition. */
export class Group {
  private readonly members: GroupMember[] = [];
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
    return member;
  }

  async leave(member: GroupMember): Promise<void> {
    const at = this.members.indexOf(member);
    if (at >= 0) this.members.splice(at, 1);
    await this.rebalance();
  }

  appended(topic: string, partition: number): void {
    for (const member of this.members) member.feeds.get(partitionKey(topic, partition))?.ring();
  }

  async endAll(): Promise<void> {
    const members = this.members.splice(0);
    for (const member of members) for (const feed of member.feeds.values()) feed.lose();
    await this.changes;
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
      if (!owner || owner.feeds.has(key)) continue;
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
    for (;;) {
      try {
        return await this.ground.storage.committed(this.name);
      } catch {
        await this.wait(100, new AbortController().signal);
      }
    }
  }
}

export class GroupMember extends Membership {
  readonly feeds = new Map<string, PartitionFeed>();

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
    const feeds = [...this.feeds.values()];
    const waited = new AbortController();
    await Promise.race([Promise.all(feeds.map((feed) => feed.end())), this.group.wait(graceMs, waited.signal)]);
    waited.abort();
    this.expel();
    await this.group.leave(this);
  }

  /** Takes everything from a member that no longer answers; its later commits are refused. */
  expel(): void {
    for (const feed of this.feeds.values()) feed.lose();
    this.feeds.clear();
  }
}
