import {
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
  createMemoryStore,
  MemoryBlobStore,
  MemoryImageEncoder,
  MemoryPasswordHasher,
  MemoryProber,
  MemoryPushSender,
  MemorySetupCode,
  type MemoryStore,
  MemoryTokenSigner,
} from '#libs/engines/memory';
import { HmacKeyedHash } from '#libs/engines/system';
import { CelebrityLine, FollowerTallies, FollowGraph, PulledMarks, Relations, TimelineStore } from '#libs/feed';
import { HmacMediaUrlSigner } from '#libs/engines/system';
import { BlobStore, EncodeResults, ImageEncoder, MediaStore, MediaUrlSigner, Prober, UnpostedMedia } from '#libs/media';
import { NoticeStore, PushSender, PushSubscriptions, ReadMarks } from '#libs/notify';
import { ActStore, CommentStore, ExploreIndex, MediaClaims, PostStore } from '#libs/post';
import { Audit, ReportStore } from '#libs/operate';
import type { Provider } from '#libs/stream';
import { Clock, EventLog, LogBookmark, Logger, Meter, Random, RequestClaims } from '#libs/stream/ports';
import { TraceStore } from '#libs/trace';
import { gated } from './gated.ts';
import type { SimProcess } from './process.ts';

type Token = Provider['provide'];

/** Bytes that every JPEG begins with: what the door looks at. The rest of a photo here is text (MemoryProber). */
export const JPEG_MARK = Buffer.from([0xff, 0xd8, 0xff]);

/** So few that people cross the line, both ways. */
const CELEBRITIES = new CelebrityLine(2);

/** What outlives every process: rows and blobs. */
export class Machines {
  readonly store: MemoryStore;
  readonly blobs: MemoryBlobStore;
  private readonly hasher = new MemoryPasswordHasher();

  constructor(blobs = new MemoryBlobStore(), store: MemoryStore = createMemoryStore()) {
    this.blobs = blobs;
    this.store = store;
  }

  /** All ports as one process has them; with `gate`, every call goes through its gates. */
  ports(process: Pick<SimProcess, 'clock' | 'random' | 'logger' | 'meter'>, log: EventLog, gate?: SimProcess) {
    const table = new Map<Token, unknown>();
    const use = <T extends object>(port: abstract new (...args: never[]) => T, engine: T, name: string): void => {
      table.set(port, gate ? gated(engine, gate, name) : engine);
    };
    const { store, blobs } = this;
    use(UserStore, store.users, 'users');
    use(UserNameClaims, store.userNameClaims, 'userNames');
    use(SessionStore, store.sessions, 'sessions');
    use(Passwords, store.passwords, 'passwords');
    use(ResetCodes, store.resetCodes, 'resetCodes');
    use(RateLimits, store.rateLimits, 'rateLimits');
    use(SetupCode, new MemorySetupCode(undefined), 'setupCode');
    use(PostStore, store.posts, 'posts');
    use(CommentStore, store.comments, 'comments');
    use(ExploreIndex, store.explore, 'explore');
    use(MediaClaims, store.mediaClaims, 'mediaClaims');
    use(MediaStore, store.media, 'media');
    use(UnpostedMedia, store.unpostedMedia, 'unpostedMedia');
    use(EncodeResults, store.encodeResults, 'encodeResults');
    use(FollowGraph, store.followGraph, 'follows');
    use(Relations, store.relations, 'relations');
    use(TimelineStore, store.timelines, 'timelines');
    use(PulledMarks, store.pulledMarks, 'pulledMarks');
    use(FollowerTallies, store.followerTallies, 'followerTallies');
    table.set(CelebrityLine, CELEBRITIES);
    use(ActStore, store.acts, 'acts');
    use(TallyStore, store.tallies, 'tallies');
    use(EdgeStore, store.edges, 'edges');
    use(NoticeStore, store.notices, 'notices');
    use(ReadMarks, store.readMarks, 'readMarks');
    use(PushSubscriptions, store.pushSubscriptions, 'pushSubscriptions');
    use(TraceStore, store.traces, 'traces');
    use(ExportJobs, store.exportJobs, 'exportJobs');
    use(LaterRemovals, store.laterRemovals, 'laterRemovals');
    use(Audit, store.audit, 'audit');
    use(ReportStore, store.reports, 'reports');
    use(LogBookmark, store.logBookmark, 'bookmark');
    use(RequestClaims, store.requestClaims, 'requests');
    use(BlobStore, blobs, 'blobs');
    use(Prober, new MemoryProber(textOf(blobs, 'bug probe')), 'prober');
    use(ImageEncoder, new MemoryImageEncoder(textOf(blobs, 'bug encode')), 'encoder');
    use(PasswordHasher, this.hasher, 'hasher');
    table.set(KeyedHash, new HmacKeyedHash(Buffer.alloc(32, 1)));
    use(TokenSigner, new MemoryTokenSigner(process.clock), 'tokens');
    return new Map([
      ...table,
      ...([
        [PushSender, new MemoryPushSender()],
        [EventLog, log],
        [MediaUrlSigner, new HmacMediaUrlSigner(Buffer.alloc(32))],
        [Clock, process.clock],
        [Random, process.random],
        [Logger, process.logger],
        [Meter, process.meter],
      ] as const),
    ]);
  }
}

/** The same blobs without the JPEG mark; a photo that says `bug` meets a fault of our own, which no waiting helps. */
function textOf(blobs: MemoryBlobStore, bug: string): MemoryBlobStore {
  const bytesOf = (path: string): Buffer => {
    const bytes = blobs.bytesOf(path);
    if (bytes.includes(bug)) throw new TypeError(bug);
    return bytes.subarray(0, JPEG_MARK.length).equals(JPEG_MARK) ? bytes.subarray(JPEG_MARK.length) : bytes;
  };
  return { bytesOf } as unknown as MemoryBlobStore;
}
