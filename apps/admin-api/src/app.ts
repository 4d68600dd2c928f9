import { accountModule } from '#libs/account';
import { feedModule } from '#libs/feed';
import { mediaModule } from '#libs/media';
import { notifyModule } from '#libs/notify';
import { operateModule } from '#libs/operate';
import { postModule } from '#libs/post';
import { traceModule } from '#libs/trace';
import type { App } from '#libs/wiring';

/** What administrators do: accounts, moderation, operation. */
export const adminApi: App = {
  name: 'admin-api',
  modules: [accountModule, mediaModule, postModule, feedModule, notifyModule, operateModule, traceModule],
  consumers: [],
  serves: ['admin-api'],
};
