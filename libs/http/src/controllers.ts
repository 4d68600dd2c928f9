import { AuditController } from './admin/audit.controller.js';
import { ModerationController } from './admin/moderation.controller.js';
import { AdminReportsController } from './admin/reports.controller.js';
import { TraceController } from './admin/trace.controller.js';
import { AdminUsersController } from './admin/users.controller.js';
import { routeOf } from './edge/serve.js';
import { CommentsController } from './feed/comments.controller.js';
import { FollowListsController } from './feed/follow-lists.controller.js';
import { LikesListController } from './feed/likes-list.controller.js';
import { NotificationsController } from './feed/notifications.controller.js';
import { PostListsController } from './feed/post-lists.controller.js';
import { RenditionsController } from './feed/renditions.controller.js';
import { TimelinesController } from './feed/timelines.controller.js';
import { UsersController } from './feed/users.controller.js';
import { OperateController } from './operate/operate.controller.js';
import { PagesController } from './operate/pages.controller.js';
import { type Route, servedBy } from './route.js';
import { AccountsController } from './upload/accounts.controller.js';
import { CommentChangesController } from './upload/comment-changes.controller.js';
import { LeavingController } from './upload/leaving.controller.js';
import { FollowersController } from './upload/followers.controller.js';
import { FollowsController } from './upload/follows.controller.js';
import { LikesController } from './upload/likes.controller.js';
import { MediaController } from './upload/media.controller.js';
import { PostChangesController } from './upload/post-changes.controller.js';
import { NotificationSettingsController } from './upload/notification-settings.controller.js';
import { PostsController } from './upload/posts.controller.js';
import { ReportsController } from './upload/reports.controller.js';
import { RelationsController } from './upload/relations.controller.js';
import { ProfileController } from './upload/profile.controller.js';
import { SessionsController } from './upload/sessions.controller.js';

type Controller = new (...args: never[]) => object;

const controllers: readonly Controller[] = [
  AccountsController,
  SessionsController,
  ProfileController,
  FollowsController,
  LeavingController,
  FollowersController,
  RelationsController,
  LikesController,
  MediaController,
  PostsController,
  PostChangesController,
  CommentChangesController,
  CommentsController,
  LikesListController,
  PostListsController,
  UsersController,
  FollowListsController,
  TimelinesController,
  NotificationsController,
  NotificationSettingsController,
  RenditionsController,
  AdminUsersController,
  AdminReportsController,
  ModerationController,
  AuditController,
  TraceController,
  ReportsController,
  PagesController,
  OperateController,
];

/** Routes that a controller's methods are bound to: all of one home. */
export function routesOf(controller: Controller): readonly Route[] {
  const methods = Object.getOwnPropertyDescriptors(controller.prototype as object);
  return Object.values(methods).flatMap(({ value }) => routeOf(value) ?? []);
}

/** Controllers that a process which serves `apps` needs; with none, health and metrics alone. */
export function controllersOf(apps: readonly string[]): readonly Controller[] {
  return controllers.filter((controller) => routesOf(controller).every((route) => servedBy(apps, route)));
}
