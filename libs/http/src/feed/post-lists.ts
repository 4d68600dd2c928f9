import type { Explore } from '#libs/post';
import { foldedTag } from '#libs/post';
import type { ActStore, Explored, Post, PostStore } from '#libs/post/ports';
import type { FieldMask } from '../fields/field-mask.js';
import type { PostBody } from '../shapes.js';
import { fillPage, type Page, type Place } from './fill-page.js';
import type { Hydrate } from './hydrate.js';
import type { Hydrated } from './hydrated.js';
import { presentPost } from './present.js';
import { maySee } from './rules.js';

/** A part of a list of posts, as a viewer asks for it. */
export interface Listing {
  readonly viewerId: string;
  readonly limit: number;
  readonly from: Place;
  /** Of each post. */
  readonly fields: FieldMask;
}

/** A place in a list, and the post that stands there. */
interface Row {
  readonly key: string;
  readonly id: string;
}
type Rows = (count: number, below: string | undefined) => Promise<readonly Row[]>;
type Rule = (post: Post, hydrated: Hydrated) => boolean;

/** Lists of posts that are no timelines, read in the same four steps. Whether a post is shown, current rows decide. */
export class PostLists {
  constructor(
    private readonly posts: PostStore,
    private readonly acts: ActStore,
    private readonly explore: Explore,
    private readonly hydrate: Hydrate,
  ) {}

  /** Newest first. A tag that was edited away shows no more. */
  tagged(tag: string, listing: Listing): Promise<Page<PostBody>> {
    const folded = foldedTag(tag);
    const rows: Rows = async (count, below) => {
      const ids = await this.posts.tagged(folded, count, below);
      return ids.map((id) => ({ key: id, id }));
    };
    return this.page(listing, rows, (post) => post.tags.includes(folded));
  }

  /** What the viewer saved, the latest first. */
  saved(listing: Listing): Promise<Page<PostBody>> {
    const rows: Rows = async (count, below) => {
      const acts = await this.acts.by(listing.viewerId, 'save', count, actedAt(below));
      return acts.map(({ id, at }) => ({ key: `${at}/${id}`, id }));
    };
    return this.page(listing, rows, () => true);
  }

  /** The most liked first. Followers see a private account's posts elsewhere. */
  explored(listing: Listing): Promise<Page<PostBody>> {
    const rows: Rows = async (count, below) => {
      const found = await this.explore.top(count, exploredAt(below));
      return found.map(({ id, likes }) => ({ key: `${likes}/${id}`, id }));
    };
    return this.page(listing, rows, (post, { people }) => {
      return !post.hidden && people.users.get(post.authorId)?.isPrivate === false;
    });
  }

  private async page({ viewerId, limit, from, fields }: Listing, rows: Rows, rule: Rule): Promise<Page<PostBody>> {
    const idOf = new Map<string, string>();
    const skeleton = async (count: number, below: string | undefined) => {
      const found = await rows(count, below);
      for (const { key, id } of found) idOf.set(key, id);
      return { ids: found.map(({ key }) => key), ended: found.length < count, partial: false };
    };
    const show = async (keys: readonly string[]) => {
      const bodies = await this.show(
        keys.map((key) => idOf.get(key)!),
        { viewerId, fields, rule },
      );
      return keys.flatMap((key) => {
        const body = bodies.get(idOf.get(key)!);
        return body ? [{ id: key, body }] : [];
      });
    };
    const { items, next, partial } = await fillPage({ from, limit }, skeleton, show);
    return { items: items.map(({ body }) => body), next, partial };
  }

  private async show(
    ids: readonly string[],
    { viewerId, fields, rule }: { viewerId: string; fields: FieldMask; rule: Rule },
  ): Promise<ReadonlyMap<string, PostBody>> {
    const hydrated = await this.hydrate.run(ids, viewerId, fields);
    const seen = hydrated.posts.filter((post) => maySee(post, hydrated) && rule(post, hydrated));
    return new Map(seen.map((post) => [post.id, presentPost(post, hydrated)]));
  }
}

/** A key is what the list is sorted by, a slash, and an id. */
function actedAt(key: string | undefined) {
  const [at, id] = key?.split('/') ?? [];
  return at === undefined || id === undefined ? undefined : { at, id };
}

function exploredAt(key: string | undefined): Explored | undefined {
  const [likes, id] = key?.split('/') ?? [];
  return likes === undefined || id === undefined ? undefined : { likes: Number(likes), id };
}
