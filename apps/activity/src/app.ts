import { AccountConsumer, accountGroupModule, accountModule, RemoveAgain, SweepExports } from '#libs/account';
import { leavingModule } from '#libs/http';
import { PostConsumer, postModule } from '#libs/post';
import { SweepRequestClaims } from '#libs/stream';
import type { App } from '#libs/wiring';

/** Groups `account` and `post`: users, posts, comments and people's own acts made into rows. */
export const activity: App = {
  name: 'activity',
  modules: [accountModule, postModule, leavingModule, accountGroupModule],
  consumers: [AccountConsumer, PostConsumer],
  sweeps: [SweepRequestClaims, RemoveAgain, SweepExports],
  serves: [],
};
