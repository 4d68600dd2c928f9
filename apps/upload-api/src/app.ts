import { accountModule } from '#libs/account';
import { feedModule } from '#libs/feed';
import { mediaModule } from '#libs/media';
import { notifyModule } from '#libs/notify';
import { operateModule } from '#libs/operate';
import { postModule } from '#libs/post';
import { traceModule } from '#libs/trace';
import type { App } from '#libs/wiring';

/** Mobile and web upload API: accounts, uploads, posts, follows. */
export const uploadApi: App = {
  name: 'upload-api',
  modules: [accountModule, mediaModule, postModule, feedModule, notifyModule, operateModule, traceModule],
  consumers: [],
  serves: ['upload-api'],
};
