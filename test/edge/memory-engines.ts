import { ArchiveMaker, KeyedHash, PasswordHasher, SetupCode, TokenSigner } from '#libs/account';
import { HmacCursorSigner, HmacKeyedHash, HmacMediaUrlSigner, SystemClock, SystemRandom } from '#libs/engines/system';
import { ZipArchiveMaker } from '#libs/engines/zip';
import {
  createMemoryStore,
  MemoryBlobStore,
  MemoryImageEncoder,
  MemoryLogStorage,
  MemoryPasswordHasher,
  MemoryProber,
  MemoryPushSender,
  MemorySetupCode,
  MemoryTokenSigner,
} from '#libs/engines/memory';
import { CelebrityLine, CursorSigner } from '#libs/feed';
import { BlobStore, ImageEncoder, MediaUrlSigner, Prober } from '#libs/media';
import { PushSender } from '#libs/notify';
import { InProcessLog } from '#libs/stream';
import { Clock, EventLog, type LogFields, Logger, Meter, Random } from '#libs/stream/ports';
import { allTopics, type EngineTable, PromMeter, storePorts } from '#libs/wiring';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

/** Keeps what was logged. */
export class LinesLogger extends Logger {
  readonly lines: LogLine[] = [];

  debug(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', message, fields });
  }
  info(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields });
  }
  warn(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields });
  }
  error(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields });
  }
}

export interface MemoryEngines {
  readonly table: EngineTable;
  readonly logger: LinesLogger;
  readonly meter: PromMeter;
  readonly blobs: MemoryBlobStore;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** Every port on an engine that forgets: real time and chance, rows and the log in memory. */
export async function openMemoryEngines(): Promise<MemoryEngines> {
  const [clock, random, logger, meter] = [new SystemClock(), new SystemRandom(), new LinesLogger(), new PromMeter()];
  const blobs = new MemoryBlobStore();
  const topics = allTopics.map((name) => ({ name, partitions: 2 }));
  const storage = new MemoryLogStorage({ topics, random });
  const log = await InProcessLog.open(storage, allTopics, { clock, logger });
  const table = storePorts(createMemoryStore())
    .use(EventLog, log)
    .use(Clock, clock)
    .use(Random, random)
    .use(Logger, logger)
    .use(Meter, meter)
    .use(BlobStore, blobs)
    .use(ArchiveMaker, new ZipArchiveMaker())
    .use(Prober, new MemoryProber(blobs))
    .use(ImageEncoder, new MemoryImageEncoder(blobs))
    .use(PasswordHasher, new MemoryPasswordHasher())
    .use(PushSender, new MemoryPushSender())
    .use(CelebrityLine, new CelebrityLine(10_000))
    .use(KeyedHash, new HmacKeyedHash(random.bytes(32)))
    .use(SetupCode, new MemorySetupCode('set-up code'))
    .use(CursorSigner, new HmacCursorSigner(random.bytes(32)))
    .use(MediaUrlSigner, new HmacMediaUrlSigner(random.bytes(32)))
    .use(TokenSigner, new MemoryTokenSigner(clock));
  return { table, logger, meter, blobs, clock, close: () => log.close() };
}
