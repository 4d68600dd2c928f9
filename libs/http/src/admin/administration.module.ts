import { UserStore } from '#libs/account/ports';
import { MediaStore } from '#libs/media/ports';
import { CommentStore, PostStore } from '#libs/post/ports';
import { provide, type Provider } from '#libs/stream/ports';
import { ReadTrace } from '#libs/trace';
import { ItemTrace } from './item-trace.js';
import { Reported } from './reported.js';

/** What the controllers for administrators are made of. */
export const administrationModule: readonly Provider[] = [
  provide(Reported, [PostStore, CommentStore, UserStore]),
  provide(ItemTrace, [ReadTrace, MediaStore]),
];
