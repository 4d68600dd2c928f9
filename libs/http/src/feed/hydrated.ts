import type { Media, MediaState } from '#libs/media/ports';
import type { Post } from '#libs/post/ports';
import type { MediaUrls } from '../policy/media-urls.js';
import type { People } from '../policy/read-people.js';
import type { UserBody } from '../shapes.js';
import type { Reaction } from './reactions.js';

/** By user; those without one, or of which nothing is playable yet, are missing. */
export type AvatarsByUser = ReadonlyMap<string, UserBody['avatar']>;

/** Current rows around some posts, as one viewer may need them. */
export interface Hydrated {
  readonly viewerId: string;
  /** Those that exist, in the order in which they were asked for. */
  readonly posts: readonly Post[];
  /** Of all media of the posts, for the rules. */
  readonly states: ReadonlyMap<string, MediaState>;
  /** Of the same media, where they were asked for. */
  readonly media: ReadonlyMap<string, Media>;
  /** The viewer and the authors. */
  readonly people: People;
  /** Of the authors, where they were asked for. */
  readonly avatars: AvatarsByUser;
  readonly urls: MediaUrls;
  /** By post. */
  readonly reactions: ReadonlyMap<string, Reaction>;
}
