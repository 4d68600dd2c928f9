import { ArchiveMaker, ExportJobs, MadeByUser, PersonalRows, SessionStore, UserStore } from '#libs/account/ports';
import { FollowGraph, Relations, TimelineStore } from '#libs/feed/ports';
import { BlobStore, MediaStore } from '#libs/media/ports';
import { NoticeStore, PushSubscriptions, ReadMarks } from '#libs/notify/ports';
import { ActStore, CommentStore, PostStore } from '#libs/post/ports';
import { ReportStore } from '#libs/operate/ports';
import { Clock, provide, type Provider, RequestClaims } from '#libs/stream/ports';
import { ExportArchive } from './leaving/export-archive.js';
import { ExportedRows } from './leaving/exported-rows.js';
import { RowsMadeByUser } from './leaving/rows-made-by-user.js';
import { RowsOfAPerson } from './leaving/rows-of-a-person.js';

type Rows = [TimelineStore, PostStore, CommentStore, MediaStore, ActStore, FollowGraph, Relations];

const madeByUser: Provider<MadeByUser> = {
  provide: MadeByUser,
  inject: [TimelineStore, PostStore, CommentStore, MediaStore, ActStore, FollowGraph, Relations],
  useFactory: (...[timelines, posts, comments, media, acts, graph, relations]: Rows) =>
    new RowsMadeByUser(timelines, { posts, comments }, media, acts, { graph, relations }),
};

type OwnRows = [NoticeStore, ReadMarks, PushSubscriptions, ExportJobs, ReportStore, RequestClaims];

const personalRows: Provider<PersonalRows> = {
  provide: PersonalRows,
  inject: [NoticeStore, ReadMarks, PushSubscriptions, ExportJobs, ReportStore, RequestClaims],
  useFactory: (...[notices, readMarks, pushSubscriptions, exportJobs, reports, claims]: OwnRows) =>
    new RowsOfAPerson({ notices, readMarks, pushSubscriptions }, exportJobs, reports, claims),
};

/** What a deleted account takes along lies in all domains: this is where they are put together. */
export const leavingModule: readonly Provider[] = [madeByUser, personalRows];

type ExportedOf = [UserStore, SessionStore, TimelineStore, PostStore, CommentStore, ActStore, FollowGraph, Relations];

const exportedRows: Provider<ExportedRows> = {
  provide: ExportedRows,
  inject: [UserStore, SessionStore, TimelineStore, PostStore, CommentStore, ActStore, FollowGraph, Relations],
  useFactory: (...[users, sessions, timelines, posts, comments, acts, graph, relations]: ExportedOf) =>
    new ExportedRows({ users, sessions }, timelines, { posts, comments }, acts, { graph, relations }),
};

/** What a person takes along. */
export const exportsModule: readonly Provider[] = [
  exportedRows,
  provide(ExportArchive, [ExportedRows, MediaStore, BlobStore, ArchiveMaker, Clock]),
];
