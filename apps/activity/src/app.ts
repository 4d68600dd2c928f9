import { AccountConsumer, accountModule } from '#libs/account';
import { PostConsumer, postModule } from '#libs/post';
import type { App } from '#libs/wiring';

/** Groups `account` and `post`: users and posts made into rows. */
export const activity: App = {
  name: 'activity',
  modules: [accountModule, postModule],
  consumers: [AccountConsumer, PostConsumer],
  serves: [],
};
