import type { TallyStore } from '#libs/counter/ports';
import type { ActStore, Comment, CommentStore, Post } from '#libs/post/ports';
import type { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';
import { commentObject } from '../policy/comment-access.js';
import type { People, ReadPeople } from '../policy/read-people.js';
import type { CommentBody } from '../shapes.js';
import { type Avatars, NO_AVATARS } from './avatars.js';
import { fillPage, type Page, type Place } from './fill-page.js';
import type { AvatarsByUser } from './hydrated.js';
import { presentAuthor } from './present.js';

interface Listing {
  readonly post: Post;
  /** The comment whose replies are read; undefined for the comments on the post. */
  readonly parentId: string | undefined;
  readonly limit: number;
  readonly from: Place;
  readonly fields: FieldMask;
}

interface Reaction {
  readonly counts: CommentBody['counts'];
  readonly viewer: CommentBody['viewer'];
}

const NO_REACTION: Reaction = { counts: { likes: 0, replies: 0 }, viewer: { liked: false } };

/** Reads comments in the four steps of a timeline: ids, rows, rules, bodies. */
export class CommentPages {
  constructor(
    private readonly comments: CommentStore,
    private readonly people: ReadPeople,
    private readonly tallies: TallyStore,
    private readonly acts: ActStore,
    private readonly avatars: Avatars,
  ) {}

  async page(viewerId: string, { post, parentId, limit, from, fields }: Listing): Promise<Page<CommentBody>> {
    const rows = async (count: number, beyond?: string) => {
      const ids = await this.idsOf(post.id, parentId, count, beyond);
      return { ids, ended: ids.length < count, partial: false };
    };
    return fillPage({ from, limit }, rows, (ids) => this.show(ids, post, viewerId, fields));
  }

  /** How a comment that `authorId` is about to write is shown, before anybody has taken it: then nothing is read. */
  async fresh(authorId: string): Promise<(comment: Comment) => CommentBody> {
    const people = await this.people.run(authorId, [], { follows: false });
    const avatars = await this.avatars.of([...people.users.values()]);
    return (comment) => presentComment(comment, people, avatars, NO_REACTION);
  }

  /** Comments go from the newest back, replies on from the oldest. */
  private idsOf(postId: string, parentId: string | undefined, count: number, beyond?: string) {
    if (parentId === undefined) return this.comments.under({ postId }, count, beyond);
    return this.comments.repliesTo({ postId, parentId }, count, beyond);
  }

  private async show(ids: readonly string[], post: Post, viewerId: string, fields: FieldMask): Promise<CommentBody[]> {
    const found = await this.comments.byIds(ids);
    const rows = ids.map((id) => found.get(id)).filter((row) => row !== undefined);
    const authorIds = rows.map(({ authorId }) => authorId);
    const [people, reactions] = await Promise.all([
      this.people.run(viewerId, [post.authorId, ...authorIds]),
      this.reactions([...found.keys()], viewerId, fields),
    ]);
    const seen = rows.filter((row) => can(people.viewer, 'see', commentObject(row, post, people)));
    const authors = seen.map(({ authorId }) => people.users.get(authorId)!);
    const avatars = fields.at('author').has('avatar') ? await this.avatars.of(authors) : NO_AVATARS;
    return seen.map((row) => presentComment(row, people, avatars, reactions(row.id)));
  }

  private async reactions(
    ids: readonly string[],
    viewerId: string,
    fields: FieldMask,
  ): Promise<(id: string) => Reaction> {
    const counts = (['likes', 'replies'] as const).filter((name) => fields.at('counts').has(name));
    const [totals, liked] = await Promise.all([
      counts.length > 0 ? this.tallies.totals(ids, counts) : undefined,
      fields.at('viewer').has('liked') ? this.acts.on(viewerId, 'like', ids) : undefined,
    ]);
    return (id) => ({
      counts: { ...NO_REACTION.counts, ...totals?.get(id) },
      viewer: { liked: liked?.has(id) ?? false },
    });
  }
}

function presentComment(comment: Comment, { users }: People, avatars: AvatarsByUser, reaction: Reaction): CommentBody {
  const { id, postId, parentId, authorId, text, createdAt } = comment;
  const place = { id, postId, ...(parentId !== undefined && { parentId }) };
  return { ...place, author: presentAuthor(users.get(authorId)!, avatars), text, createdAt, ...reaction };
}
