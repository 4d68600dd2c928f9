import { UnavailableError } from '#libs/events';
import type { TimelineStore } from '#libs/feed/ports';
import type { Media } from '#libs/media/ports';
import type { CreatePost, NewPost } from '#libs/post';
import type { CreateRequest } from '#libs/stream/ports';
import type { Hydrate } from '../feed/hydrate.js';
import { presentPost } from '../feed/present.js';
import type { ReadPeople } from '../policy/read-people.js';
import type { PostBody } from '../shapes.js';
import type { Mentions } from './mentions.js';

/** Makes a post of media that are known to be the author's, newer than all of theirs, and answers it with what is known. */
export class PublishPost {
  constructor(
    private readonly createPost: CreatePost,
    private readonly people: ReadPeople,
    private readonly hydrate: Hydrate,
    private readonly timelines: TimelineStore,
    private readonly mentions: Mentions,
  ) {}

  /** `known`: the media, as they were seen before. @throws as CreatePost.run */
  async run(wanted: NewPost, known: ReadonlyMap<string, Media>, create: CreateRequest): Promise<PostBody> {
    const { authorId } = wanted;
    const people = await this.people.run(authorId, []);
    if (!people.users.has(authorId)) throw new UnavailableError('the account is in the log but not yet in the store');
    const [above] = await this.timelines.author(authorId, 1);
    const mentionIds = await this.mentions.in(wanted.caption);
    const around = await this.hydrate.beforeNew(wanted, people, known);
    const post = await this.createPost.run({ ...wanted, mentionIds, above }, create);
    return presentPost(post, this.hydrate.ofNew(post, people, around));
  }
}
