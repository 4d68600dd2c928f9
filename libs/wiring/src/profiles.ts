import { join } from 'node:path';
import {
  ArchiveMaker,
  ExportJobs,
  KeyedHash,
  LaterRemovals,
  PasswordHasher,
  Passwords,
  RateLimits,
  ResetCodes,
  SessionStore,
  SetupCode,
  TokenSigner,
  UserNameClaims,
  UserStore,
} from '#libs/account';
import { EdgeStore, TallyStore } from '#libs/counter';
import {
  HmacCursorSigner,
  HmacKeyedHash,
  HmacMediaUrlSigner,
  ScryptPasswordHasher,
  SystemClock,
  SystemRandom,
} from '#libs/engines/system';
import { FilesBlobStore, NodeFileOps } from '#libs/engines/files';
import { JoseTokenSigner } from '#libs/engines/jose';
import { DecoderPool, SharpImageEncoder, SharpProber } from '#libs/engines/sharp';
import { WebPushSender } from '#libs/engines/webpush';
import { openDataDir, openSqliteStore, SqliteLogStorage, type SqliteStore } from '#libs/engines/sqlite';
import {
  CelebrityLine,
  CursorSigner,
  FollowerTallies,
  FollowGraph,
  PulledMarks,
  Relations,
  TimelineStore,
} from '#libs/feed';
import { BlobStore, EncodeResults, ImageEncoder, MediaStore, MediaUrlSigner, Prober, UnpostedMedia } from '#libs/media';
import { ZipArchiveMaker } from '#libs/engines/zip';
import { NoticeStore, PushSender, PushSubscriptions, ReadMarks } from '#libs/notify';
import { ActStore, CommentStore, ExploreIndex, MediaClaims, PostStore } from '#libs/post';
import { Audit, ReportStore } from '#libs/operate';
import { checkLog, InProcessLog } from '#libs/stream';
import { Clock, EventLog, LogBookmark, Logger, Meter, Random, RequestClaims } from '#libs/stream/ports';
import { TraceStore } from '#libs/trace';
import type { Config } from './config/config.js';
import { loadOrMakeSecret } from './config/secrets.js';
import { openSetupCode } from './config/setup-code.js';
import { signingKeyOf } from './config/signing-key.js';
import { type Engines, EngineTable } from './engines.js';
import { ENCODES_AT_ONCE } from './start-consumers.js';
import { EmptyJournals, RewriteStore, SweepStaging } from './file-sweeps.js';
import { allTopics, retention } from './topic-list.js';

/** Partitions of every topic of an embedded log: fixed for its life. */
const PARTITIONS = 4;

export interface Ground {
  readonly config: Config;
  readonly logger: Logger;
  readonly meter: Meter;
  /** The system's own, if none is given. */
  readonly clock?: Clock;
}

/**
 * Profile `embedded`: SQLite and files in one data directory, held by one process.
 * @throws DataDirHeldError, LogMismatchError, ConfigError: what an operator has to mend
 */
export async function openEmbedded(ground: Ground): Promise<Engines> {
  const { config, logger, meter, clock = new SystemClock() } = ground;
  const { dataDir, http } = config;
  const random = new SystemRandom();
  const startedAt = new Date(clock.now()).toISOString();
  const held = openDataDir(dataDir, { pid: process.pid, address: `http://${http.host}:${http.port}`, startedAt });
  const store = openSqliteStore(dataDir);
  const topics = allTopics.map((name) => ({ name, partitions: PARTITIONS }));
  const storage = new SqliteLogStorage(join(dataDir, 'log.sqlite'), { topics, random });
  const log = await InProcessLog.open(storage, allTopics, { clock, logger });
  await checkLog(log, store.logBookmark, allTopics);
  const secrets = await openSecrets(config, clock, random);
  const blobs = new FilesBlobStore(join(dataDir, 'blobs'), new NodeFileOps(), random);
  await blobs.sweepStaging(clock.now());
  const decoders = openDecoders();
  void log.retain(retention);
  const table = storePorts(store)
    .use(EventLog, log)
    .use(Clock, clock)
    .use(Random, random)
    .use(Logger, logger)
    .use(Meter, meter)
    .use(BlobStore, blobs)
    .use(ArchiveMaker, new ZipArchiveMaker())
    .use(PasswordHasher, new ScryptPasswordHasher(random))
    .use(PushSender, new WebPushSender(config.push, clock))
    .use(CelebrityLine, new CelebrityLine(config.celebrityFollowers))
    .use(SetupCode, await openSetupCode(dataDir, store.users, random));
  const close = async (): Promise<void> => {
    await log.close();
    await decoders.close();
    await store.close();
    await storage.close();
    held.close();
  };
  const files = [new EmptyJournals([store.file, storage]), new RewriteStore(store.file, clock)];
  const sweeps = [...files, new SweepStaging(blobs, clock)];
  return { ports: new Map([...table.ports, ...secrets.ports, ...decoders.ports]), sweeps, close };
}

/** What decodes untrusted bytes, in children. */
function openDecoders(): Engines {
  const pool = new DecoderPool({ size: ENCODES_AT_ONCE });
  const table = new EngineTable().use(Prober, new SharpProber(pool)).use(ImageEncoder, new SharpImageEncoder(pool));
  return { ports: table.ports, sweeps: [], close: () => pool.close() };
}

/** The ports that rest on a secret. */
async function openSecrets(config: Config, clock: Clock, random: Random): Promise<EngineTable> {
  const key = (name: string): Promise<Uint8Array> => loadOrMakeSecret(config.dataDir, name, () => random.bytes(32));
  return new EngineTable()
    .use(TokenSigner, new JoseTokenSigner(await signingKeyOf(config), clock))
    .use(CursorSigner, new HmacCursorSigner(await key('cursor-key')))
    .use(MediaUrlSigner, new HmacMediaUrlSigner(await key('media-url-key')))
    .use(KeyedHash, new HmacKeyedHash(await key('hash-key')));
}

/** The ports that one store of rows answers, whichever engine it is. */
export function storePorts(store: SqliteStore): EngineTable {
  return new EngineTable()
    .use(UserStore, store.users)
    .use(UserNameClaims, store.userNameClaims)
    .use(SessionStore, store.sessions)
    .use(Passwords, store.passwords)
    .use(ResetCodes, store.resetCodes)
    .use(RateLimits, store.rateLimits)
    .use(PostStore, store.posts)
    .use(CommentStore, store.comments)
    .use(ExploreIndex, store.explore)
    .use(MediaClaims, store.mediaClaims)
    .use(MediaStore, store.media)
    .use(UnpostedMedia, store.unpostedMedia)
    .use(EncodeResults, store.encodeResults)
    .use(FollowGraph, store.followGraph)
    .use(Relations, store.relations)
    .use(TimelineStore, store.timelines)
    .use(PulledMarks, store.pulledMarks)
    .use(FollowerTallies, store.followerTallies)
    .use(ActStore, store.acts)
    .use(TallyStore, store.tallies)
    .use(EdgeStore, store.edges)
    .use(NoticeStore, store.notices)
    .use(ReadMarks, store.readMarks)
    .use(PushSubscriptions, store.pushSubscriptions)
    .use(TraceStore, store.traces)
    .use(ExportJobs, store.exportJobs)
    .use(LaterRemovals, store.laterRemovals)
    .use(Audit, store.audit)
    .use(ReportStore, store.reports)
    .use(LogBookmark, store.logBookmark)
    .use(RequestClaims, store.requestClaims);
}
