import { AccountConsumer, accountModule, FoldUser } from '#libs/account';
import type { GroupName } from '#libs/events';
import { AddToAuthorTimeline, FeedConsumer, feedModule, SetFlag } from '#libs/feed';
import { CreateMedia, EncodeImageConsumer, encodeModule, MediaConsumer, mediaModule } from '#libs/media';
import { FoldPost, PostConsumer, postModule } from '#libs/post';
import { type Consumer, type Provider, streamModule } from '#libs/stream';
import { Applies } from '#libs/stream/ports';

/** What the edge applies after an append. */
const applies: Provider = {
  provide: Applies,
  inject: [FoldUser, CreateMedia, FoldPost, AddToAuthorTimeline, SetFlag],
  useFactory: (user: FoldUser, media: CreateMedia, post: FoldPost, author: AddToAuthorTimeline, flag: SetFlag) =>
    new Applies({
      'user.registered': [(received) => user.run(received)],
      'media.uploaded': [(received) => media.run(received)],
      'post.created': [(received) => post.run(received), (received) => author.run(received)],
      'follow.wanted': [async (received) => void (await flag.run(received))],
      'follow.allowed': [async (received) => void (await flag.run(received))],
    }),
};

export const modules: readonly (readonly Provider[])[] = [
  streamModule,
  accountModule,
  mediaModule,
  encodeModule,
  postModule,
  feedModule,
  [applies],
];

export const consumers: Readonly<Record<GroupName, abstract new (...args: never[]) => Consumer>> = {
  account: AccountConsumer,
  media: MediaConsumer,
  'encode-image': EncodeImageConsumer,
  post: PostConsumer,
  feed: FeedConsumer,
};
