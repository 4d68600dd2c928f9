import { type AnyEvent, BadEventError, deadLetterTopic, type GroupName, topicNames, topicsOf } from '#libs/events';
import { decodeEvent, readDeadLetter } from '#libs/stream';
import { type LogIdentity, LogStorage, type PartitionRange, partitionKey, type StoredRecord } from '#libs/stream/ports';

export interface Entry {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly epoch: number;
  readonly key: string;
  readonly value: Uint8Array;
  readonly timeMs: number;
  /** Undefined for poison, for types that this build does not know, and in dead-letter topics. */
  readonly event: AnyEvent | undefined;
  /** No fold can take it: each group that reads it must dead-letter it. */
  readonly poison: boolean;
}

type NewRow = Parameters<LogStorage['append']>[0][number];

/** The log's bytes, and beside them everything that was ever appended: what the checks are made against. */
export class JournaledStorage extends LogStorage {
  readonly entries: Entry[] = [];
  /** Told before a commit is taken. */
  onCommit: (group: GroupName, topic: string, partition: number, next: number) => void = () => undefined;
  private inner: LogStorage;
  private epoch = 0;
  private readonly byPartition = new Map<string, Entry[]>();
  private readonly eventIds = new Set<string>();
  private readonly letters = new Set<string>();

  constructor(inner: LogStorage) {
    super();
    this.inner = inner;
  }

  /** Another log takes the place of this one. What stood in the former one stays among the entries. */
  async replace(inner: LogStorage): Promise<void> {
    this.inner = inner;
    this.epoch = (await inner.identity()).epoch;
    this.byPartition.clear();
  }

  override identity(): Promise<LogIdentity> {
    return this.inner.identity();
  }

  override async append(records: readonly NewRow[]): Promise<readonly number[]> {
    const offsets = await this.inner.append(records);
    records.forEach((record, index) => this.note(record, offsets[index]!));
    return offsets;
  }

  override read(topic: string, partition: number, from: number, max: number): Promise<readonly StoredRecord[]> {
    return this.inner.read(topic, partition, from, max);
  }

  override ranges(topic: string): Promise<readonly PartitionRange[]> {
    return this.inner.ranges(topic);
  }

  override async commit(group: string, topic: string, partition: number, next: number): Promise<void> {
    this.onCommit(group as GroupName, topic, partition, next);
    await this.inner.commit(group, topic, partition, next);
  }

  override committed(group: string): Promise<ReadonlyMap<string, number>> {
    return this.inner.committed(group);
  }

  override trim(topic: string, partition: number, before: number, olderThanMs: number): Promise<void> {
    return this.inner.trim(topic, partition, before, olderThanMs);
  }

  /** As an operator does it: no check. */
  rewind(group: string, topic: string, partition: number, next: number): Promise<void> {
    return this.inner.commit(group, topic, partition, next);
  }

  partition(topic: string, partition: number): readonly Entry[] {
    return this.byPartition.get(partitionKey(topic, partition)) ?? [];
  }

  partitions(group: GroupName): readonly { topic: string; partition: number }[] {
    const wanted: readonly string[] = topicsOf(group);
    return [...this.byPartition.values()]
      .map((entries) => entries[0]!)
      .filter(({ topic }) => wanted.includes(topic))
      .map(({ topic, partition }) => ({ topic, partition }));
  }

  /** Events of one type, in the order of their appending. */
  events<Type extends AnyEvent['type']>(type: Type): readonly Extract<AnyEvent, { type: Type }>[] {
    return this.entries.flatMap(({ event }) => (event?.type === type ? [event] : [])) as never;
  }

  hasEvent(id: string): boolean {
    return this.eventIds.has(id);
  }

  isDeadLettered(group: GroupName, { topic, partition, offset, epoch }: Entry): boolean {
    return this.letters.has(`${topic}/${partition}/${epoch}/${offset}/${group}`);
  }

  /** Ids of all dead letters: position and group. */
  deadLetters(): ReadonlySet<string> {
    return this.letters;
  }

  private note({ topic, partition, key, value, timeMs }: NewRow, offset: number): void {
    const entry = read({ topic, partition, offset, epoch: this.epoch, key, value, timeMs });
    this.entries.push(entry);
    const place = partitionKey(topic, partition);
    this.byPartition.set(place, [...(this.byPartition.get(place) ?? []), entry]);
    if (entry.event) this.eventIds.add(entry.event.id);
    if (isDeadLetterTopic(topic)) this.letters.add(readDeadLetter(entry).id);
  }
}

function isDeadLetterTopic(topic: string): boolean {
  return topic.endsWith('.dlt');
}

function read(record: Omit<Entry, 'event' | 'poison'>): Entry {
  if (isDeadLetterTopic(record.topic)) return { ...record, event: undefined, poison: false };
  try {
    return { ...record, event: decodeEvent(record)?.event, poison: false };
  } catch (error) {
    if (!(error instanceof BadEventError)) throw error;
    return { ...record, event: undefined, poison: true };
  }
}

/** Every topic, and the dead-letter topics of the groups given. */
export function topicsFor(groups: readonly GroupName[]): string[] {
  const letters = groups.flatMap((group) => topicsOf(group).map((topic) => deadLetterTopic(topic, group)));
  return [...topicNames, ...letters];
}

/**
 * A disk does the commits of one process in the order in which they were asked for, however slow it is, and reads what
 * was committed after them.
 */
export function inOrder(storage: LogStorage): LogStorage {
  let last: Promise<unknown> = Promise.resolve();
  const commit: LogStorage['commit'] = (group, topic, partition, next) => {
    const mine = last.then(() => storage.commit(group, topic, partition, next));
    last = mine.catch(() => undefined);
    return mine;
  };
  const committed: LogStorage['committed'] = (group) => last.then(() => storage.committed(group));
  const ordered: Partial<LogStorage> = { commit, committed };
  return new Proxy(storage, {
    get: (target, property) => ordered[property as keyof LogStorage] ?? (Reflect.get(target, property) as unknown),
  });
}
