import { MadeByUser, PersonalRows } from '#libs/account/ports';
import { FollowGraph, Relations, TimelineStore } from '#libs/feed/ports';
import { MediaStore } from '#libs/media/ports';
import { NoticeStore, PushSubscriptions, ReadMarks } from '#libs/notify/ports';
import { ActStore, CommentStore, PostStore } from '#libs/post/ports';
import type { Provider } from '#libs/stream/ports';
import { RowsMadeByUser } from './leaving/rows-made-by-user.js';
import { RowsOfAPerson } from './leaving/rows-of-a-person.js';

type Rows = [TimelineStore, PostStore, CommentStore, MediaStore, ActStore, FollowGraph, Relations];

const madeByUser: Provider<MadeByUser> = {
  provide: MadeByUser,
  inject: [TimelineStore, PostStore, CommentStore, MediaStore, ActStore, FollowGraph, Relations],
  useFactory: (...[timelines, posts, comments, media, acts, graph, relations]: Rows) =>
    new RowsMadeByUser(timelines, { posts, comments }, media, acts, { graph, relations }),
};

const personalRows: Provider<PersonalRows> = {
  provide: PersonalRows,
  inject: [NoticeStore, ReadMarks, PushSubscriptions],
  useFactory: (...stores: [NoticeStore, ReadMarks, PushSubscriptions]) => new RowsOfAPerson(...stores),
};

/** What a deleted account takes along lies in all domains: this is where they are put together. */
export const leavingModule: readonly Provider[] = [madeByUser, personalRows];
