import { AccountConsumer, accountGroupModule, accountModule, RemoveAgain, SweepExports } from '#libs/account';
import { CounterConsumer, counterModule } from '#libs/counter';
import { EndHomeRows, FeedConsumer, feedModule } from '#libs/feed';
import { DeleteUnposted, EncodeImageConsumer, encodeModule, MediaConsumer, mediaModule } from '#libs/media';
import { leavingModule } from '#libs/http';
import { NotifyConsumer, notifyGroupModule, notifyModule } from '#libs/notify';
import { operateModule } from '#libs/operate';
import { PostConsumer, postModule } from '#libs/post';
import { SweepRequestClaims } from '#libs/stream';
import { SweepTraces, TraceConsumer, traceModule } from '#libs/trace';
import type { App } from '#libs/wiring';

/** All of the apps in one process on SQLite and files: what `npm start` runs. */
export const standalone: App = {
  name: 'standalone',
  modules: [
    accountModule,
    mediaModule,
    encodeModule,
    postModule,
    feedModule,
    counterModule,
    notifyModule,
    notifyGroupModule,
    traceModule,
    operateModule,
    leavingModule,
    accountGroupModule,
  ],
  consumers: [
    AccountConsumer,
    PostConsumer,
    MediaConsumer,
    EncodeImageConsumer,
    FeedConsumer,
    CounterConsumer,
    NotifyConsumer,
    TraceConsumer,
  ],
  sweeps: [DeleteUnposted, SweepRequestClaims, RemoveAgain, SweepExports, EndHomeRows, SweepTraces],
  serves: ['upload-api', 'feed-api', 'admin-api'],
};
