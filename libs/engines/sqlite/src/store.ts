import { join } from 'node:path';
import type {
  ExportJobs,
  LaterRemovals,
  Passwords,
  RateLimits,
  ResetCodes,
  SessionStore,
  UserNameClaims,
  UserStore,
} from '#libs/account/ports';
import type { EdgeStore, TallyStore } from '#libs/counter/ports';
import type { FollowerTallies, FollowGraph, PulledMarks, Relations, TimelineStore } from '#libs/feed/ports';
import type { EncodeResults, MediaStore, UnpostedMedia } from '#libs/media/ports';
import type { NoticeStore, PushSubscriptions, ReadMarks } from '#libs/notify/ports';
import type { ActStore, CommentStore, ExploreIndex, MediaClaims, PostStore } from '#libs/post/ports';
import type { LogBookmark, RequestClaims } from '#libs/stream/ports';
import type { TraceStore } from '#libs/trace/ports';
import { SqliteActStore } from './act-store.js';
import { SqliteCommentStore } from './comment-store.js';
import type { Audit, ReportStore } from '#libs/operate/ports';
import { SqliteAudit } from './audit.js';
import { Connection } from './connection.js';
import { SqliteEdgeStore } from './edge-store.js';
import { SqliteEncodeResults } from './encode-results.js';
import { SqliteFollowerTallies } from './follower-tallies.js';
import { SqliteExploreIndex } from './explore-index.js';
import { SqliteExportJobs } from './export-jobs.js';
import { SqliteFollowGraph } from './follow-graph.js';
import { SqliteLaterRemovals } from './later-removals.js';
import { SqliteLogBookmark } from './log-bookmark.js';
import { SqliteMediaClaims } from './media-claims.js';
import { SqliteMediaStore } from './media-store.js';
import { store0001FirstPhoto } from './migrations/store-0001-first-photo.js';
import { store0002Counts } from './migrations/store-0002-counts.js';
import { store0003WholeAuthorTimelines } from './migrations/store-0003-whole-author-timelines.js';
import { store0004PostSections } from './migrations/store-0004-post-sections.js';
import { store0005UserSections } from './migrations/store-0005-user-sections.js';
import { store0007Notices } from './migrations/store-0007-notices.js';
import { SqliteNoticeStore } from './notice-store.js';
import { store0006Relations } from './migrations/store-0006-relations.js';
import { store0008MediaDeletes } from './migrations/store-0008-media-deletes.js';
import { store0009Trace } from './migrations/store-0009-trace.js';
import { store0010PulledMarks } from './migrations/store-0010-pulled-marks.js';
import { store0011LaterRemovals } from './migrations/store-0011-later-removals.js';
import { store0016ExportJobs } from './migrations/store-0016-export-jobs.js';
import { store0012Comments } from './migrations/store-0012-comments.js';
import { store0014Explore } from './migrations/store-0014-explore.js';
import { store0015Operate } from './migrations/store-0015-operate.js';
import { SqlitePostStore } from './post-store.js';
import { SqlitePulledMarks } from './pulled-marks.js';
import { SqliteRelations } from './relations.js';
import { SqlitePushSubscriptions } from './push-subscriptions.js';
import { SqliteReadMarks } from './read-marks.js';
import { store0013SessionsAndNames } from './migrations/store-0013-sessions-and-names.js';
import { SqlitePasswords } from './passwords.js';
import { SqliteRateLimits } from './rate-limits.js';
import { SqliteReportStore } from './report-store.js';
import { SqliteRequestClaims } from './request-claims.js';
import { SqliteResetCodes } from './reset-codes.js';
import { SqliteSessionStore } from './session-store.js';
import { SqliteTallyStore } from './tally-store.js';
import { SqliteTimelineStore } from './timeline-store.js';
import { SqliteTraceStore } from './trace-store.js';
import { SqliteUnpostedMedia } from './unposted-media.js';
import { SqliteUserNameClaims } from './user-name-claims.js';
import { SqliteUserStore } from './user-store.js';

export interface SqliteStore {
  readonly users: UserStore;
  readonly userNameClaims: UserNameClaims;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  readonly resetCodes: ResetCodes;
  readonly rateLimits: RateLimits;
  readonly posts: PostStore;
  readonly comments: CommentStore;
  readonly explore: ExploreIndex;
  readonly mediaClaims: MediaClaims;
  readonly media: MediaStore;
  readonly unpostedMedia: UnpostedMedia;
  readonly encodeResults: EncodeResults;
  readonly followGraph: FollowGraph;
  readonly relations: Relations;
  readonly timelines: TimelineStore;
  readonly pulledMarks: PulledMarks;
  readonly followerTallies: FollowerTallies;
  readonly acts: ActStore;
  readonly tallies: TallyStore;
  readonly edges: EdgeStore;
  readonly notices: NoticeStore;
  readonly readMarks: ReadMarks;
  readonly pushSubscriptions: PushSubscriptions;
  readonly traces: TraceStore;
  readonly exportJobs: ExportJobs;
  readonly laterRemovals: LaterRemovals;
  readonly audit: Audit;
  readonly reports: ReportStore;
  readonly logBookmark: LogBookmark;
  readonly requestClaims: RequestClaims;
  /** Commits what waits and lets go of the file. */
  close(): Promise<void>;
}

/** The file under the rows. */
export interface StoreFile {
  /** Cuts the write-ahead log to nothing: what was deleted lies there still. @throws UnavailableError */
  emptyJournal(): Promise<void>;
  /**
   * Writes the file anew if an account's last removals were done at `thenMs` or earlier: then nothing of it is left.
   * Those that were done by `settledMs` need no other time. Holds the event loop for 5 ms per MB (measured).
   * @throws UnavailableError the file stays as it was
   */
  rewriteAfterRemovals(thenMs: number, settledMs: number): Promise<void>;
}

/** In the order in which they came: the place of each is the version that it makes. */
const migrations = [
  store0001FirstPhoto,
  store0002Counts,
  store0003WholeAuthorTimelines,
  store0004PostSections,
  store0005UserSections,
  store0006Relations,
  store0007Notices,
  store0008MediaDeletes,
  store0009Trace,
  store0010PulledMarks,
  store0011LaterRemovals,
  store0012Comments,
  store0013SessionsAndNames,
  store0014Explore,
  store0015Operate,
  store0016ExportJobs,
];

/**
 * Opens or makes `store.sqlite` in an existing folder: every row that is kept, except those of the log.
 * @param options timelineRows: kept of one home timeline
 * @throws UnfitDataError when a newer build made it
 */
export function openSqliteStore(
  folder: string,
  { timelineRows }: { readonly timelineRows?: number } = {},
): SqliteStore & { readonly file: StoreFile } {
  const connection = new Connection(join(folder, 'store.sqlite'), migrations);
  const laterRemovals = new SqliteLaterRemovals(connection);
  return {
    ...accountsOf(connection),
    posts: new SqlitePostStore(connection),
    comments: new SqliteCommentStore(connection),
    explore: new SqliteExploreIndex(connection),
    mediaClaims: new SqliteMediaClaims(connection),
    media: new SqliteMediaStore(connection),
    unpostedMedia: new SqliteUnpostedMedia(connection),
    encodeResults: new SqliteEncodeResults(connection),
    followGraph: new SqliteFollowGraph(connection),
    relations: new SqliteRelations(connection),
    timelines: new SqliteTimelineStore(connection, timelineRows),
    pulledMarks: new SqlitePulledMarks(connection),
    followerTallies: new SqliteFollowerTallies(connection),
    acts: new SqliteActStore(connection),
    tallies: new SqliteTallyStore(connection),
    edges: new SqliteEdgeStore(connection),
    notices: new SqliteNoticeStore(connection),
    readMarks: new SqliteReadMarks(connection),
    pushSubscriptions: new SqlitePushSubscriptions(connection),
    traces: new SqliteTraceStore(connection),
    laterRemovals,
    audit: new SqliteAudit(connection),
    reports: new SqliteReportStore(connection),
    logBookmark: new SqliteLogBookmark(connection),
    requestClaims: new SqliteRequestClaims(connection),
    file: fileOf(connection, laterRemovals),
    close: async () => connection.close(),
  };
}

function accountsOf(connection: Connection) {
  return {
    users: new SqliteUserStore(connection),
    userNameClaims: new SqliteUserNameClaims(connection),
    sessions: new SqliteSessionStore(connection),
    passwords: new SqlitePasswords(connection),
    resetCodes: new SqliteResetCodes(connection),
    rateLimits: new SqliteRateLimits(connection),
    exportJobs: new SqliteExportJobs(connection),
  };
}

function fileOf(connection: Connection, laterRemovals: SqliteLaterRemovals): StoreFile {
  return {
    emptyJournal: () => connection.emptyJournal(),
    rewriteAfterRemovals: async (thenMs, settledMs) => {
      if (!(await laterRemovals.anyDoneBy(thenMs))) return;
      await connection.rewrite();
      await laterRemovals.rewritten(settledMs);
    },
  };
}
