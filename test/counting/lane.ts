import { type AnyEvent, type Counter, keyOf } from '#libs/events';
import type { Counted } from '#libs/counter/ports';
import { versionOf } from '#libs/stream';
import type { Received } from '#libs/stream/ports';

/** A partition: its log, and how far it is committed. */
export class Lane {
  readonly log: Received[] = [];
  committed = 0;
  /** Raised by a rewind: who joined before it cannot commit any more. */
  generation = 0;
  readonly topic: string;
  readonly partition: number;
  readonly epoch: number;
  /** What happened in former epochs under the keys that fall here. */
  private readonly before: readonly AnyEvent[];
  private readonly known = new Map<number, ReadonlyMap<string, number>>();

  constructor({ topic, partition, epoch }: Pick<Lane, 'topic' | 'partition' | 'epoch'>, before: readonly AnyEvent[]) {
    this.topic = topic;
    this.partition = partition;
    this.epoch = epoch;
    this.before = before;
  }

  /** How many edges are on after the event at `version`, by the plainest rule. */
  countAt(version: number, counted: Counted): number {
    const upTo = Math.min(version - versionOf({ epoch: this.epoch, offset: 0 }), this.log.length - 1);
    const known = this.known.get(upTo) ?? countsAfter([...this.before, ...this.eventsTo(upTo)]);
    this.known.set(upTo, known);
    return known.get(nameOf(counted)) ?? 0;
  }

  get isDone(): boolean {
    return this.committed >= this.log.length;
  }

  append(event: AnyEvent): void {
    const { topic, partition, epoch, log } = this;
    const position = { topic, partition, epoch, offset: log.length };
    log.push({ event: { ...event, id: `event-${epoch}-${log.length}` }, position, version: versionOf(position) });
  }

  rewind(): void {
    this.committed = 0;
    this.generation += 1;
  }

  private eventsTo(last: number): AnyEvent[] {
    return this.log.slice(0, last + 1).map(({ event }) => event);
  }
}

/** How many edges are on after `events`, by subject and counter: the last word on each counts, and a delete is the last. */
function countsAfter(events: readonly AnyEvent[]): Map<string, number> {
  const flags = new Map<string, Set<string>>();
  const members = new Map<string, Set<string>>();
  const gone = new Set<string>();
  const note = (subjectId: string, counter: Counter, memberId: string, on: boolean): void => {
    const name = nameOf({ subjectId, counter });
    const known = members.get(name) ?? new Set<string>();
    members.set(name, known);
    if (on && !gone.has(memberId)) known.add(memberId);
    else known.delete(memberId);
  };
  for (const event of events) {
    const { type, data } = event;
    if (type === 'post.deleted') gone.add(data.postId);
    if (type === 'comment.deleted') gone.add(data.commentId);
    if (type === 'like.set') note(data.subjectId, 'likes', data.actorId, data.on);
    if (type === 'view.set') note(data.subjectId, 'views', data.actorId, data.on);
    if (type === 'post.created' || type === 'post.deleted') note(data.authorId, 'posts', data.postId, true);
    if (type === 'comment.created' || type === 'comment.deleted') {
      note(data.postId, 'comments', data.commentId, true);
      if (data.parentId !== undefined) note(data.parentId, 'replies', data.commentId, true);
    }
    if (type !== 'follow.wanted' && type !== 'follow.allowed') continue;
    const key = keyOf(event);
    const known = flags.get(key) ?? new Set<string>();
    flags.set(key, known);
    if (data.on) known.add(type);
    else known.delete(type);
    note(data.subjectId, 'followers', data.actorId, known.size === 2);
    note(data.actorId, 'following', data.subjectId, known.size === 2);
  }
  return new Map([...members].map(([name, known]) => [name, known.size]));
}

function nameOf({ subjectId, counter }: Counted): string {
  return `${subjectId} ${counter}`;
}
