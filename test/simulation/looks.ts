import { AuthorTimeline } from '../../libs/http/src/feed/author-timeline.ts';
import { CommentPages } from '../../libs/http/src/feed/comment-pages.ts';
import { TOP } from '../../libs/http/src/feed/fill-page.ts';
import { FieldMask } from '../../libs/http/src/fields/field-mask.ts';
import { Access } from '../../libs/http/src/policy/access.ts';
import type { Caller, World } from './caller.ts';
import type { Container } from './container.ts';
import type { Prng } from './prng.ts';

/** Posts and comments as somebody reads them. */
interface Shown {
  readonly id: string;
  readonly counts: Readonly<Record<string, number>>;
}

const ALL = { limit: 100, from: TOP, fields: FieldMask.ALL };

/** Looks at what others made while everything goes on: nothing deleted, no number below zero. */
export class Looks {
  private readonly caller: Caller;
  private readonly world: World;
  private readonly dice: Prng;

  constructor(caller: Caller, world: World, dice: Prng) {
    this.caller = caller;
    this.world = world;
    this.dice = dice;
  }

  /** A post with its comments, or what somebody posted. */
  async one(me: string): Promise<void> {
    const { posts, people } = this.world;
    if (posts.length === 0 || people.length === 0) return;
    const [postId, author] = [this.dice.pick(posts), this.dice.chance(0.3) ? this.dice.pick(people) : undefined];
    const gone = await goneBy(this.world);
    const answer = await this.caller.request(({ container }) =>
      author === undefined ? postWithComments(container, postId, me) : timelineOf(container, author, me),
    );
    if (answer.kind === 'ok') this.expectWhole(me, answer.value, gone);
  }

  expectWhole(me: string, shown: readonly Shown[], gone: ReadonlySet<string>): void {
    for (const { id, counts } of shown) {
      if (gone.has(id)) this.caller.breach('deleted-is-nowhere', `${me} reads ${id}, which was deleted before`);
      const below = Object.values(counts).find((count) => count < 0);
      if (below !== undefined) this.caller.breach('never-below-zero', `${me} reads ${below} at ${id}`);
    }
  }
}

/** Posts and comments whose rows say that they are deleted: no read that begins after this may show one. */
export async function goneBy({ site, posts, comments }: World): Promise<ReadonlySet<string>> {
  const { store } = site.machines;
  const deleted = [store.posts.deleted(posts.slice(-100)), store.comments.deleted(comments.slice(-100))];
  return new Set((await Promise.all(deleted)).flatMap((ids) => [...ids]));
}

/** Empty where this viewer does not see the post. */
export async function postWithComments(container: Container, postId: string, viewer: string): Promise<Shown[]> {
  const body = await container.get(AuthorTimeline).one(postId, viewer);
  if (!body) return [];
  const post = await container.get(Access).toPost(viewer, 'see', postId);
  const pages = container.get(CommentPages);
  const { items } = await pages.page(viewer, { post, parentId: undefined, ...ALL });
  const replies = items.map(({ id }) => pages.page(viewer, { post, parentId: id, ...ALL }));
  return [body, ...items, ...(await Promise.all(replies)).flatMap((page) => page.items)];
}

export async function timelineOf(container: Container, author: string, viewer: string): Promise<readonly Shown[]> {
  return (await container.get(AuthorTimeline).run(author, viewer, ALL)).items;
}
