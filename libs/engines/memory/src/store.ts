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
import { MemoryActStore } from './act-store.js';
import { MemoryCommentStore } from './comment-store.js';
import type { Audit, ReportStore } from '#libs/operate/ports';
import { MemoryAudit } from './audit.js';
import { MemoryEdgeStore } from './edge-store.js';
import { MemoryEncodeResults } from './encode-results.js';
import { MemoryFollowerTallies } from './follower-tallies.js';
import { MemoryExploreIndex } from './explore-index.js';
import { MemoryExportJobs } from './export-jobs.js';
import { MemoryFollowGraph } from './follow-graph.js';
import { MemoryLaterRemovals } from './later-removals.js';
import { MemoryLogBookmark } from './log-bookmark.js';
import { MemoryMediaClaims } from './media-claims.js';
import { MemoryMediaStore } from './media-store.js';
import { MemoryNoticeStore } from './notice-store.js';
import { MemoryPostStore } from './post-store.js';
import { MemoryPulledMarks } from './pulled-marks.js';
import { MemoryRelations } from './relations.js';
import { MemoryPushSubscriptions } from './push-subscriptions.js';
import { MemoryReadMarks } from './read-marks.js';
import { MemoryPasswords } from './passwords.js';
import { MemoryRateLimits } from './rate-limits.js';
import { MemoryReportStore } from './report-store.js';
import { MemoryRequestClaims } from './request-claims.js';
import { MemoryResetCodes } from './reset-codes.js';
import { MemorySessionStore } from './session-store.js';
import { MemoryTallyStore } from './tally-store.js';
import { MemoryTimelineStore } from './timeline-store.js';
import { MemoryTraceStore } from './trace-store.js';
import { MemoryUnpostedMedia } from './unposted-media.js';
import { MemoryUserNameClaims } from './user-name-claims.js';
import { MemoryUserStore } from './user-store.js';

export interface MemoryStore {
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
  close(): Promise<void>;
}

/**
 * Every row that is kept, except those of the log. They last as long as the object.
 * @param options timelineRows: kept of one home timeline
 */
export function createMemoryStore({ timelineRows }: { readonly timelineRows?: number } = {}): MemoryStore {
  const [followGraph, tallies, posts] = [new MemoryFollowGraph(), new MemoryTallyStore(), new MemoryPostStore()];
  const [users, media, mediaClaims] = [new MemoryUserStore(), new MemoryMediaStore(), new MemoryMediaClaims()];
  return {
    users,
    userNameClaims: new MemoryUserNameClaims(),
    sessions: new MemorySessionStore(),
    passwords: new MemoryPasswords(),
    resetCodes: new MemoryResetCodes(),
    rateLimits: new MemoryRateLimits(),
    posts,
    comments: new MemoryCommentStore(),
    explore: new MemoryExploreIndex(posts, tallies),
    mediaClaims,
    media,
    unpostedMedia: new MemoryUnpostedMedia(media, mediaClaims, users),
    encodeResults: new MemoryEncodeResults(),
    followGraph,
    relations: new MemoryRelations(),
    timelines: new MemoryTimelineStore(timelineRows),
    pulledMarks: new MemoryPulledMarks(followGraph),
    followerTallies: new MemoryFollowerTallies(tallies),
    acts: new MemoryActStore(),
    tallies,
    edges: new MemoryEdgeStore(),
    notices: new MemoryNoticeStore(),
    readMarks: new MemoryReadMarks(),
    pushSubscriptions: new MemoryPushSubscriptions(),
    traces: new MemoryTraceStore(),
    exportJobs: new MemoryExportJobs(),
    laterRemovals: new MemoryLaterRemovals(),
    audit: new MemoryAudit(),
    reports: new MemoryReportStore(),
    logBookmark: new MemoryLogBookmark(),
    requestClaims: new MemoryRequestClaims(),
    close: async () => {},
  };
}
