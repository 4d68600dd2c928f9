import {
  type Batch,
  GroupMember,
  InProcessLog,
  Logger,
  type LogFields,
  type LogStorage,
  type Membership,
  partitionOf,
} from '#libs/stream';
import { FaultyLogStorage } from './faulty-log-storage.js';
import type { LogTopics, StorageUnderTest } from './log-engines.js';
import { VirtualClock } from './virtual-clock.js';

export interface LogLine extends LogFields {
  readonly level: string;
  readonly message: string;
}

/** Keeps what was logged. */
export class KeptLogger extends Logger {
  readonly lines: LogLine[] = [];

  override debug(message: string, fields?: LogFields): void {
    this.lines.push({ ...fields, level: 'debug', message });
  }
  override info(message: string, fields?: LogFields): void {
    this.lines.push({ ...fields, level: 'info', message });
  }
  override warn(message: string, fields?: LogFields): void {
    this.lines.push({ ...fields, level: 'warn', message });
  }
  override error(message: string, fields?: LogFields): void {
    this.lines.push({ ...fields, level: 'error', message });
  }
}

/** A log on a virtual clock, over a storage that can be made to fail. */
export class LogRoom {
  readonly clock = new VirtualClock();
  readonly logger = new KeptLogger();
  readonly faults: FaultyLogStorage;
  private readonly logs: InProcessLog[] = [];

  private constructor(
    readonly under: StorageUnderTest,
    private readonly topicNames: readonly string[],
  ) {
    this.faults = new FaultyLogStorage(under.storage);
  }

  static async open(open: (topics: LogTopics) => StorageUnderTest, topics: LogTopics): Promise<LogRoom> {
    const names = topics.topics.map(({ name }) => name);
    const room = new LogRoom(open(topics), names);
    room.logs.push(await room.openLog(room.faults));
    return room;
  }

  get log(): InProcessLog {
    return this.logs.at(-1)!;
  }

  /** What the next process finds. */
  async restart(): Promise<void> {
    await this.log.close();
    this.logs.push(await this.openLog(await this.under.reopen()));
  }

  async dispose(): Promise<void> {
    this.faults.refuses.clear();
    this.faults.waits.clear();
    await this.log.close();
    await this.clock.advance(0);
    await this.under.dispose();
  }

  /** Appends one record for each text, with the text as its value. */
  async put(topic: string, key: string, ...texts: readonly string[]): Promise<readonly number[]> {
    const positions = await this.log.append(texts.map((text) => ({ topic, key, value: Buffer.from(text) })));
    return positions.map(({ offset }) => offset);
  }

  private openLog(storage: LogStorage): Promise<InProcessLog> {
    return InProcessLog.open(storage, this.topicNames, { clock: this.clock, logger: this.logger });
  }
}

export function textOf(record: { readonly value: Uint8Array }): string {
  return Buffer.from(record.value).toString();
}

/** A handler that notes what it gets and commits it. */
export class Reader {
  readonly batches: Batch[] = [];
  readonly texts: string[] = [];
  commits = true;

  readonly receive = async (batch: Batch): Promise<void> => {
    this.batches.push(batch);
    this.texts.push(...batch.records.map(textOf));
    if (this.commits) await batch.commit(batch.records.at(-1)!.offset + 1);
    else batch.pause();
  };
}

/** Holds each batch until it is let go, then commits it and notes what became of that. */
export class Holder {
  readonly batches: Batch[] = [];
  readonly outcomes: unknown[] = [];
  private readonly gate = Promise.withResolvers<void>();

  readonly receive = async (batch: Batch): Promise<void> => {
    this.batches.push(batch);
    await this.gate.promise;
    await batch.commit(batch.records.at(-1)!.offset + 1).then(
      () => this.outcomes.push('committed'),
      (error: unknown) => this.outcomes.push(error),
    );
  };

  letGo(): void {
    this.gate.resolve();
  }
}

/** One key for each partition, in their order. */
export function keysByPartition(partitions: number): readonly string[] {
  return Array.from({ length: partitions }, (_, wanted) => {
    return Array.from({ length: 100 }, (_, n) => `key-${n}`).find((key) => partitionOf(key, partitions) === wanted)!;
  });
}

/** A member, as one that a test may declare dead. */
export async function join(
  room: LogRoom,
  group: string,
  topics: readonly string[],
  reader: Pick<Reader, 'receive'>,
): Promise<GroupMember> {
  const member = await room.log.consume(group, topics, reader.receive);
  if (!(member instanceof GroupMember)) throw new Error('not a member of the in-process log');
  return member;
}

export function heldBy(member: Membership): readonly number[] {
  return member.assigned().map(({ partition }) => partition);
}
