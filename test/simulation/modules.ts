import { AccountConsumer, accountGroupModule, accountModule, RemoveAgain, SweepExports } from '#libs/account';
import { CounterConsumer, counterModule } from '#libs/counter';
import type { GroupName } from '#libs/events';
import { EndHomeRows, FeedConsumer, feedModule } from '#libs/feed';
import { DeleteUnposted, EncodeImageConsumer, encodeModule, MediaConsumer, mediaModule } from '#libs/media';
import { NotifyConsumer, notifyGroupModule, notifyModule } from '#libs/notify';
import { PostConsumer, postModule } from '#libs/post';
import { type Consumer, type Provider, streamModule, type Sweep, SweepRequestClaims } from '#libs/stream';
import { SweepTraces, TraceConsumer, traceModule } from '#libs/trace';
// Not by the front door: behind it stand Nest and Fastify, and nothing here speaks HTTP.
import { httpModule } from '../../libs/http/src/http.module.ts';
import { leavingModule } from '../../libs/http/src/leaving.module.ts';

export const modules: readonly (readonly Provider[])[] = [
  streamModule,
  accountModule,
  accountGroupModule,
  mediaModule,
  encodeModule,
  postModule,
  feedModule,
  counterModule,
  notifyModule,
  notifyGroupModule,
  traceModule,
  httpModule,
  leavingModule,
];

export const consumers: Readonly<Record<GroupName, abstract new (...args: never[]) => Consumer>> = {
  account: AccountConsumer,
  media: MediaConsumer,
  'encode-image': EncodeImageConsumer,
  post: PostConsumer,
  feed: FeedConsumer,
  counter: CounterConsumer,
  notify: NotifyConsumer,
  trace: TraceConsumer,
};

/** By the group beside which an app runs them. */
export const sweeps: Readonly<Partial<Record<GroupName, readonly (abstract new (...args: never[]) => Sweep)[]>>> = {
  media: [DeleteUnposted],
  feed: [EndHomeRows],
  account: [SweepRequestClaims, RemoveAgain, SweepExports],
  trace: [SweepTraces],
};
