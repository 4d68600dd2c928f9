import type { EditPost } from '#libs/post';
import type { Post } from '#libs/post/ports';
import type { Origin } from '#libs/stream/ports';
import { InvalidRequestError } from '../edge/refusals.js';
import type { Hydrate } from '../feed/hydrate.js';
import { presentPost } from '../feed/present.js';
import type { FieldMask } from '../fields/field-mask.js';
import { fitsOneEvent, type PostEdit } from '../inputs.js';
import type { PostBody } from '../shapes.js';
import type { Mentions } from './mentions.js';

/** Changes those fields of a post that are named, and answers the post as it is then. */
export class ChangePost {
  constructor(
    private readonly editPost: EditPost,
    private readonly hydrate: Hydrate,
    private readonly mentions: Mentions,
  ) {}

  /** @throws InvalidRequestError; as EditPost.run */
  async run(
    post: Post,
    { fields, edit, origin }: { fields: FieldMask; edit: PostEdit; origin: Origin },
  ): Promise<{ version: number; body: PostBody }> {
    const words = wordsOf(post, fields, edit);
    const mentionIds = fields.has('caption') ? await this.mentions.in(words.caption) : post.mentionIds;
    const hydrated = await this.hydrate.run([post.id], post.authorId);
    const edited = await this.editPost.run(post, { ...words, mentionIds }, origin);
    return { version: edited.version, body: presentPost(edited, hydrated) };
  }
}

/** What is named has to be there; a place of null takes it away. */
function wordsOf(post: Post, fields: FieldMask, edit: PostEdit) {
  const named = (['caption', 'altTexts', 'place'] as const).filter((name) => fields.has(name));
  const missing = named.filter((name) => edit[name] === undefined);
  if (missing.length > 0) {
    throw new InvalidRequestError(missing.map((name) => ({ path: `body.${name}`, message: 'is named in fields' })));
  }
  const caption = fields.has('caption') ? edit.caption! : post.caption;
  const altTexts = fields.has('altTexts') ? edit.altTexts! : post.altTexts;
  const place = fields.has('place') ? (edit.place ?? undefined) : post.place;
  if (altTexts.length !== post.mediaIds.length) {
    throw new InvalidRequestError([{ path: 'body.altTexts', message: 'has one text per media' }]);
  }
  if (!fitsOneEvent(caption, altTexts)) {
    const message = 'and the texts of the media have 14,000 bytes of JSON at most';
    throw new InvalidRequestError([{ path: 'body.caption', message }]);
  }
  return { caption, altTexts, place };
}
