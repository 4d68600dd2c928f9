import { accountModule } from '#libs/account';
import { feedModule } from '#libs/feed';
import { mediaModule } from '#libs/media';
import { postModule } from '#libs/post';
import { traceModule } from '#libs/trace';
import type { App } from '#libs/wiring';

/** What administrators do: accounts, moderation, operation. */
export const adminApi: App = {
  name: 'admin-api',
  modules: [accountModule, mediaModule, postModule, feedModule, traceModule],
  consumers: [],
  serves: ['admin-api'],
};
